const config = {
  title: 'Harbours',
  i18n: { defaultLocale: 'en', locales: ['en'] },
};
module.exports = config;
