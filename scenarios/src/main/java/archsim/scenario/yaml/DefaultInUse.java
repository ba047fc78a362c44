package archsim.scenario.yaml;

/**
 * A value that the author left to its default.
 *
 * @param path the field, as {@code --set} takes it
 * @param text the default, as an author would write it, or {@code none} or {@code all} where that
 *     cannot be written
 */
public record DefaultInUse(String path, String text) {}
