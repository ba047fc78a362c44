package archsim.cli;

import archsim.reports.Measure;

/** Numbers without a unit. */
final class Plain {
  private Plain() {}

  /** A number that is usually whole: 6, 1,000, 1.50. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Measure.count((long) value)
        : Measure.NUMBER.text(value);
  }
}
