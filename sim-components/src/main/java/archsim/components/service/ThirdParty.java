package archsim.components.service;

import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Doc;
import org.jspecify.annotations.Nullable;

/** Whether a service is a third party, which has nothing of ours. */
public record ThirdParty(
    @Doc("A third party without resources of ours: only its delays and its limits count.")
        @Default("false")
        boolean external,
    @Doc("What a third party lets its callers do (external); without them, anything.")
        @Nullable Limits limits) {
  private static final String RULE =
      "belong to services of ours; a third party (external) has only limits";

  public ThirdParty {
    Require.field(
        "limits", external || limits == null, "are of a third party: external: true is missing");
  }

  /** A third party has nothing of what services of ours have. */
  void check(
      Size size,
      ConcurrencySpec concurrency,
      @Nullable Contention contention,
      Upkeep upkeep,
      Placement placement,
      Work work) {
    if (!external) {
      return;
    }
    boolean isOneCore = size.replicas() == 1 && size.cpu() == null;
    Require.field("replicas", isOneCore && placement.isAnywhere(), "and cpu %s", RULE);
    Require.field("model", concurrency.isUsual(), ", threads, loops and queue %s", RULE);
    Require.field(
        "contention",
        contention == null
            && size.memory() == null
            && upkeep.gc() == null
            && upkeep.maxConnections() == null
            && work.consumes() == null,
        ", memory, gc, maxConnections and consumes %s",
        RULE);
    work.endpoints()
        .forEach(
            (name, endpoint) ->
                Require.that(
                    endpoint.steps().stream().noneMatch(StepSpec::computes),
                    "endpoint '%s' of a third party (external) computes on cores of ours; did you"
                        + " mean delay?",
                    name));
  }
}
