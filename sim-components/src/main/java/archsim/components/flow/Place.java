package archsim.components.flow;

/**
 * Where a request comes from, or goes to.
 *
 * @param component or workload
 * @param unit of it, by its number; 0 where it has none
 */
public record Place(String component, int unit) {}
