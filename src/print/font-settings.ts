const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * Fontconfig settings for the bundled browser, which must also start on a machine without fonts or settings. Papers
 * embed their typeface; the bundle's own font serves what they do not name, and the system's fonts, if any, only
 * characters that neither has.
 */
export function fontSettings(fonts: string, cache: string): string {
  const prefer = (family: string): string =>
    `  <alias binding="strong"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escapeXml(fonts)}</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${escapeXml(cache)}</cachedir>
${["sans-serif", "serif", "monospace", "system-ui"].map(prefer).join("\n")}
</fontconfig>
`;
}
