package archsim.reports.charts;

import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.data.category.CategoryDataset;
import org.jspecify.annotations.Nullable;

/** The numbers that stand in the parts of a stacked bar, where there is room for them. */
record PartNumbers(double least) implements CategoryItemLabelGenerator {
  @Override
  public @Nullable String generateLabel(CategoryDataset dataset, int row, int column) {
    Number value = dataset.getValue(row, column);
    return value == null || value.doubleValue() < least ? null : String.valueOf(row + 1);
  }

  @Override
  public String generateRowLabel(CategoryDataset dataset, int row) {
    return dataset.getRowKey(row).toString();
  }

  @Override
  public String generateColumnLabel(CategoryDataset dataset, int column) {
    return dataset.getColumnKey(column).toString();
  }
}
