package archsim.components.service;

import archsim.components.host.Hosting;
import archsim.components.host.NodePool;
import archsim.components.host.PlacementPolicy;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Ref;
import archsim.core.spec.Unit;
import org.jspecify.annotations.Nullable;

/** On which machines the replicas of a service stand. */
public record Placement(
    @Doc("The machines that its replicas share with others of the same pool.") @Ref(NodePool.class)
        @Nullable String nodePool,
    @Doc("The type of the machine that each replica has for itself.") @Nullable String instanceType,
    @Doc("How replicas are placed on the machines of their nodePool (default spread).")
        @Nullable PlacementPolicy placement,
    @Doc("Cores of its host that are set apart for one replica (default cpu); less overcommits.")
        @Unit(Dimension.CORES)
        @Nullable Double cpuRequest) {
  boolean isAnywhere() {
    return nodePool == null && instanceType == null;
  }

  /** What replicas of a size want of their machines. */
  Hosting hosting(Size size) {
    return new Hosting(nodePool, instanceType, placement, size.cpu(), cpuRequest, size.memory());
  }
}
