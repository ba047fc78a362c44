package archsim.core.theory;

import archsim.core.Require;
import java.util.Arrays;

/** Solves A x = b by Gaussian elimination with partial pivoting. */
final class LinearEquations {
  private LinearEquations() {}

  /** x; a and b are left alone. */
  static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = Arrays.copyOf(a[i], n + 1);
      rows[i][n] = b[i];
    }
    for (int column = 0; column < n; column++) {
      eliminate(rows, column);
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = rows[i][n];
      for (int j = i + 1; j < n; j++) {
        sum -= rows[i][j] * x[j];
      }
      x[i] = sum / rows[i][i];
    }
    return x;
  }

  private static void eliminate(double[][] rows, int column) {
    int pivot = column;
    for (int i = column + 1; i < rows.length; i++) {
      if (Math.abs(rows[i][column]) > Math.abs(rows[pivot][column])) {
        pivot = i;
      }
    }
    Require.that(rows[pivot][column] != 0, "the equations have no single solution");
    double[] swapped = rows[column];
    rows[column] = rows[pivot];
    rows[pivot] = swapped;
    for (int i = column + 1; i < rows.length; i++) {
      double factor = rows[i][column] / rows[column][column];
      for (int j = column; j <= rows.length; j++) {
        rows[i][j] -= factor * rows[column][j];
      }
    }
  }
}
