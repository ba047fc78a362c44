package archsim.components.host;

import archsim.components.resource.CreditRules;
import archsim.components.resource.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The built-in catalogue of instance types. The head of its table, {@code instance-types.csv}, says
 * where each figure comes from, of which date it is, and what the speed of a vCPU means.
 */
public final class InstanceTypes {
  /** Of when the prices of the built-in types are. */
  public static final String PRICES_OF = "January 2023";

  /** When the built-in types were measured. */
  public static final String MEASURED_IN = "December 2025";

  private static final String TABLE = "instance-types.csv";

  /** CoreMark per vCPU of m5.large: speed 1. */
  private static final double REFERENCE = 14_234.9;

  private static final double MEBIBYTE = 0x1p20;
  private static final double HOUR = 3600;

  private final Map<String, Machine> machines;

  private InstanceTypes(Map<String, Machine> machines) {
    this.machines = machines;
  }

  /** Reads the catalogue. */
  public static InstanceTypes builtIn() {
    try (InputStream table = InstanceTypes.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException(TABLE + " is missing");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8));
      Map<String, Machine> machines = new LinkedHashMap<>();
      List<String> lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
      for (String line : lines.subList(1, lines.size())) {
        Machine machine = machine(line.split(",", -1));
        machines.put(machine.type(), machine);
      }
      return new InstanceTypes(Collections.unmodifiableMap(machines));
    } catch (IOException e) {
      throw new UncheckedIOException(TABLE, e);
    }
  }

  private static Machine machine(String[] cells) {
    Double coreMark = number(cells[4]);
    Double price = number(cells[5]);
    return new Machine(
        cells[0],
        Double.parseDouble(cells[1]),
        Double.parseDouble(cells[3]) * MEBIBYTE,
        coreMark == null ? Double.NaN : coreMark / REFERENCE,
        price == null ? null : price / HOUR,
        cells[6].isEmpty() ? null : rules(cells));
  }

  private static CreditRules rules(String[] cells) {
    Double surplus = number(cells[10]);
    return new CreditRules(
        Double.parseDouble(cells[6]) / HOUR,
        Double.parseDouble(cells[7]),
        Double.parseDouble(cells[8]),
        cells[9].equals("unlimited"),
        surplus == null ? null : surplus / HOUR);
  }

  private static @Nullable Double number(String cell) {
    return cell.isEmpty() ? null : (Double) Double.parseDouble(cell);
  }

  /** All types by name; the speed of those that nobody measured is NaN. */
  public Map<String, Machine> machines() {
    return machines;
  }
}
