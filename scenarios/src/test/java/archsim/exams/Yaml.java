package archsim.exams;

import java.util.Locale;

/** Pieces of scenarios. Times are in the unit of the row, one second each. */
final class Yaml {
  private Yaml() {}

  /** Poisson arrivals. */
  static String poisson(double rate, String to) {
    return "workloads:\n  users: {rate: %s/s, to: %s}\n".formatted(rate, to);
  }

  /** One single-threaded line in front of so many servers: a FIFO queue. */
  static String fifo(String name, int servers, String service) {
    return "  %s: {model: event-loop, cpu: %d, loops: %d, queue: {limit: 1M}, endpoints: {serve: [compute: %s]}}\n"
        .formatted(name, servers, servers, service);
  }

  /** Workers with cores of their own, and a line of limited length in front of them. */
  static String workers(String name, int servers, int queueLimit, String service) {
    return "  %s: {threads: %d, cpu: %d, queue: {limit: %d}, endpoints: {serve: [compute: %s]}}\n"
        .formatted(name, servers, servers, queueLimit, service);
  }

  /** Cores shared by all requests inside. */
  static String sharing(String name, int cores, String endpoints) {
    return "  %s: {model: virtual-threads, cpu: %d, endpoints: {%s}}\n"
        .formatted(name, cores, endpoints);
  }

  /** A service that only passes requests on. */
  static String front(String steps) {
    return "  front: {model: virtual-threads, endpoints: {enter: [%s]}}\n".formatted(steps);
  }

  /** A database whose statements each hold a connection and a core. */
  static String database(String name, int servers, String service) {
    return "  %s: {cpu: %d, connections: %d, read: %s}\n"
        .formatted(name, servers, servers, service);
  }

  static String exponential(double mean) {
    return "exp(%ss)".formatted(mean);
  }

  /** A DNS label from an id. */
  static String label(String id) {
    return id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
