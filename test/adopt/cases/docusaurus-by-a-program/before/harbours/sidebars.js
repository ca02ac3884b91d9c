module.exports = { docs: require("./list").map((id) => ({ type: "doc", id })) };
