/** The oldest Node that runs this program; also in package.json under `engines`. */
const oldest = [20, 19];

/**
 * Says what to do and ends the process when Node is too old. Runs before anything else is loaded, since the rest may
 * not even parse.
 */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(
    `csp-assess needs Node ${oldest.join(".")} or newer; this is Node ${process.versions.node}. ` +
      "Install a newer one from https://nodejs.org and try again.",
  );
  process.exit(2);
}
