/**
 * Easting and northing of the British National Grid to longitude and latitude (WGS84), after the Ordnance Survey's "A guide to
 * coordinate systems in Great Britain", annexes B and C: the grid's transverse Mercator projection undone on the Airy 1830
 * ellipsoid, then the seven-parameter change of datum. Good to about 5 metres, which is less than the police's own blurring;
 * the survey's table of corrections (OSTN15) would be needed for more.
 */
export function fromNationalGrid(easting: number, northing: number): readonly [longitude: number, latitude: number] {
  const [longitude, latitude] = unproject(easting, northing);
  return changeDatum(longitude, latitude);
}

const degrees = 180 / Math.PI;
const airy = { a: 6_377_563.396, b: 6_356_256.909 };
const wgs84 = { a: 6_378_137, b: 6_356_752.314_14 };
const scale = 0.999_601_271_7;
const origin = { longitude: -2 / degrees, latitude: 49 / degrees, easting: 400_000, northing: -100_000 };

const squareOfEccentricity = ({ a, b }: typeof airy): number => 1 - (b * b) / (a * a);

/** The distance along the meridian from the grid's origin to a latitude (annex C, equation 3). */
function meridian(latitude: number): number {
  const n = (airy.a - airy.b) / (airy.a + airy.b);
  const [difference, sum] = [latitude - origin.latitude, latitude + origin.latitude];
  return (
    airy.b *
    scale *
    ((1 + n + (5 / 4) * n ** 2 + (5 / 4) * n ** 3) * difference -
      (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(difference) * Math.cos(sum) +
      ((15 / 8) * n ** 2 + (15 / 8) * n ** 3) * Math.sin(2 * difference) * Math.cos(2 * sum) -
      (35 / 24) * n ** 3 * Math.sin(3 * difference) * Math.cos(3 * sum))
  );
}

/** Radians on the Airy ellipsoid (annex C.2). */
function unproject(easting: number, northing: number): readonly [longitude: number, latitude: number] {
  const e2 = squareOfEccentricity(airy);
  const north = northing - origin.northing;
  let latitude = north / (airy.a * scale) + origin.latitude;
  // The survey's own limit is a hundredth of a millimetre; ten rounds reach it from anywhere in Great Britain.
  for (let round = 0; round < 10; round++) latitude += (north - meridian(latitude)) / (airy.a * scale);
  const [sin, cos, tan] = [Math.sin(latitude), Math.cos(latitude), Math.tan(latitude)];
  const nu = (airy.a * scale) / Math.sqrt(1 - e2 * sin ** 2);
  const rho = (airy.a * scale * (1 - e2)) / (1 - e2 * sin ** 2) ** 1.5;
  const eta2 = nu / rho - 1;
  const east = easting - origin.easting;
  const vii = tan / (2 * rho * nu);
  const viii = (tan / (24 * rho * nu ** 3)) * (5 + 3 * tan ** 2 + eta2 - 9 * tan ** 2 * eta2);
  const ix = (tan / (720 * rho * nu ** 5)) * (61 + 90 * tan ** 2 + 45 * tan ** 4);
  const x = 1 / (cos * nu);
  const xi = (1 / (6 * cos * nu ** 3)) * (nu / rho + 2 * tan ** 2);
  const xii = (1 / (120 * cos * nu ** 5)) * (5 + 28 * tan ** 2 + 24 * tan ** 4);
  const xiia = (1 / (5040 * cos * nu ** 7)) * (61 + 662 * tan ** 2 + 1320 * tan ** 4 + 720 * tan ** 6);
  return [
    origin.longitude + x * east - xi * east ** 3 + xii * east ** 5 - xiia * east ** 7,
    latitude - vii * east ** 2 + viii * east ** 4 - ix * east ** 6,
  ];
}

/** OSGB36 to WGS84: metres, seconds of arc and parts in a million (the guide's section 6.6, signs turned round). */
const shift = { x: 446.448, y: -125.157, z: 542.06 };
const seconds = (value: number): number => value / 3600 / degrees;
const turn = { x: seconds(0.1502), y: seconds(0.247), z: seconds(0.8421) };
const stretch = 1 - 20.4894e-6;

/** Degrees on WGS84, from radians on the Airy ellipsoid, by way of Cartesian coordinates. */
function changeDatum(longitude: number, latitude: number): readonly [longitude: number, latitude: number] {
  const nu = airy.a / Math.sqrt(1 - squareOfEccentricity(airy) * Math.sin(latitude) ** 2);
  const x = nu * Math.cos(latitude) * Math.cos(longitude);
  const y = nu * Math.cos(latitude) * Math.sin(longitude);
  const z = (1 - squareOfEccentricity(airy)) * nu * Math.sin(latitude);
  const moved = {
    x: shift.x + stretch * x - turn.z * y + turn.y * z,
    y: shift.y + turn.z * x + stretch * y - turn.x * z,
    z: shift.z - turn.y * x + turn.x * y + stretch * z,
  };
  const e2 = squareOfEccentricity(wgs84);
  const p = Math.hypot(moved.x, moved.y);
  let turned = Math.atan2(moved.z, p * (1 - e2));
  for (let round = 0; round < 5; round++) {
    const radius = wgs84.a / Math.sqrt(1 - e2 * Math.sin(turned) ** 2);
    turned = Math.atan2(moved.z + e2 * radius * Math.sin(turned), p);
  }
  return [Math.atan2(moved.y, moved.x) * degrees, turned * degrees];
}
