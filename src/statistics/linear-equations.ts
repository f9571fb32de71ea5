/**
 * Solves A x = b for a symmetric, positive definite A (Cholesky). `matrix` is given by rows and is not changed. Throws
 * when A is not positive definite.
 */
export function solveSymmetric(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length;
  const lower: number[][] = [];
  for (let row = 0; row < size; row++) {
    const current: number[] = [];
    for (let column = 0; column <= row; column++) {
      let sum = at(matrix, row, column);
      const other = column === row ? current : (lower[column] as number[]);
      for (let k = 0; k < column; k++) sum -= (current[k] as number) * (other[k] as number);
      if (column < row) current.push(sum / (other[column] as number));
      else if (sum > 0) current.push(Math.sqrt(sum));
      else throw new Error("the equations have no single solution");
    }
    lower.push(current);
  }
  const half: number[] = [];
  for (let row = 0; row < size; row++) {
    let sum = right[row] as number;
    for (let k = 0; k < row; k++) sum -= at(lower, row, k) * (half[k] as number);
    half.push(sum / at(lower, row, row));
  }
  const solution = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    let sum = half[row] as number;
    for (let k = row + 1; k < size; k++) sum -= at(lower, k, row) * (solution[k] as number);
    solution[row] = sum / at(lower, row, row);
  }
  return solution;
}

const at = (matrix: readonly (readonly number[])[], row: number, column: number): number =>
  (matrix[row] as readonly number[])[column] as number;
