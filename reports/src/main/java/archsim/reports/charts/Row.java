package archsim.reports.charts;

/**
 * A key of a line or bar: told apart by its number, as shortened names may be equal; shown as its
 * text.
 */
record Row(int number, String text) implements Comparable<Row> {
  @Override
  public int compareTo(Row other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return text;
  }
}
