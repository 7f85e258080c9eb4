/** Copies arrays as they are; the function that comes back puts this into them again, any number of times. */
export function keepArrays(
  arrays: readonly (Float64Array | Int32Array | Int8Array | Uint8Array)[],
) {
  const copies = arrays.map((array) => array.slice());
  return (): void => arrays.forEach((array, at) => array.set(copies[at]));
}
