package archsim.reports.charts;

/** A row of a bar chart: told apart by its number, shown as its text. */
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
