// The browser comes from the npm registry (@sparticuz/chromium) or is already installed; puppeteer downloads none.
module.exports = { skipDownload: true };
