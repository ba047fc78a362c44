package archsim.components.database.server;

import archsim.components.host.Hosting;
import archsim.components.host.NodePool;
import archsim.core.spec.Doc;
import archsim.core.spec.Ref;
import org.jspecify.annotations.Nullable;

/** On which machines the servers of a database stand. */
public record Machines(
    @Doc("The machines of which its server shares one with others of the same pool.")
        @Ref(NodePool.class)
        @Nullable String nodePool,
    @Doc("The type of the machine that its server has for itself.") @Nullable String instanceType) {
  public boolean areSaid() {
    return nodePool != null || instanceType != null;
  }

  /** What servers want of their machines. */
  Hosting hosting(@Nullable Double cpu, @Nullable Double memory) {
    return new Hosting(nodePool, instanceType, null, cpu, null, memory);
  }
}
