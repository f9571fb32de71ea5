/** What Windows-1252 has from 0x80 to 0x9F; where it leaves a byte undefined, the control character that browsers take. */
const middle = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * Text of Windows-1252 bytes. By a table of our own: some releases of Node decode the name windows-1252 as Latin-1 when
 * they are given all bytes at once, and so lose every euro sign, curly quote and dash.
 */
export const windows1252Text = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (character) => middle.charAt(character.charCodeAt(0) - 0x80));
