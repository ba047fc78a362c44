package archsim.scenario.yaml;

/**
 * Where something was written.
 *
 * @param file the name of the source, as messages show it
 * @param line from 1; 0 where the source as a whole is meant
 * @param column from 1, in characters (code points)
 * @param length how many characters of the line it covers, at least 1
 */
public record Place(String file, int line, int column, int length) {
  /** The source as a whole. */
  public static Place whole(String file) {
    return new Place(file, 0, 0, 1);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
