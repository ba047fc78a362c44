package archsim.components.measure;

/**
 * A level or a share of a component since the last reset.
 *
 * @param sum ∫ level dt, or those that count
 * @param of those that came, for a share
 */
public record Gauge(String name, Figure.Kind kind, double sum, double of) {}
