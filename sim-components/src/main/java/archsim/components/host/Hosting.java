package archsim.components.host;

import archsim.core.Require;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a component wants of its machines.
 *
 * @param nodePool the machines that it shares, null without
 * @param instanceType of a machine for each replica, null without
 * @param placement on the machines of the pool, null where it is not said
 * @param cpu most cores of a replica, null where it is not said
 * @param cpuRequest cores that are set apart for a replica, null for as many as cpu
 * @param memory that a replica needs, in bytes, null where it is not said
 */
public record Hosting(
    @Nullable String nodePool,
    @Nullable String instanceType,
    @Nullable PlacementPolicy placement,
    @Nullable Double cpu,
    @Nullable Double cpuRequest,
    @Nullable Double memory) {
  public Hosting {
    Require.field(
        "nodePool",
        nodePool == null || instanceType == null,
        "and instanceType exclude each other: machines of a pool are of the pool's type");
    Require.field(
        "placement",
        placement == null || nodePool != null,
        "is among the machines of a nodePool; there is none");
    Require.field(
        "cpuRequest",
        cpuRequest == null || nodePool != null,
        "is what is set apart on a machine of a nodePool; there is none");
    double cores = cpu == null ? 1 : cpu;
    Require.field(
        "cpuRequest",
        cpuRequest == null || (cpuRequest > 0 && cpuRequest <= cores),
        "must be > 0 and at most cpu, %s, was %s",
        cores,
        cpuRequest);
    Require.field("memory", memory == null || memory > 0, "must be > 0, was %s", memory);
  }

  /** How replicas are placed, spread where it is not said. */
  PlacementPolicy policy() {
    return placement == null ? PlacementPolicy.SPREAD : placement;
  }

  /** The defaults that are in use. */
  public Map<String, String> impliedDefaults() {
    Map<String, String> implied = new LinkedHashMap<>();
    if (cpu == null) {
      implied.put("cpu", instanceType == null ? "1" : "all");
    }
    return implied;
  }

  /** Cores that are set apart for a replica on a machine. */
  double requestedCores(double vcpus) {
    return cpuRequest != null ? cpuRequest : cores(vcpus);
  }

  /** Most cores of a replica on a machine. */
  double cores(double vcpus) {
    return cpu != null ? cpu : instanceType == null ? 1 : vcpus;
  }

  double requestedMemory() {
    return memory == null ? 0 : memory;
  }
}
