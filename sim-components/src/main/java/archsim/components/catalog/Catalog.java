package archsim.components.catalog;

import archsim.components.balancer.LoadBalancer;
import archsim.components.cache.Cache;
import archsim.components.database.Database;
import archsim.components.host.InstanceType;
import archsim.components.host.NodePool;
import archsim.components.keys.KeysSpec;
import archsim.components.queue.BrokerSpec;
import archsim.components.service.Service;
import archsim.components.service.StepSpec;
import archsim.components.step.CacheStep;
import archsim.components.step.CallStep;
import archsim.components.step.ChooseStep;
import archsim.components.step.ComputeStep;
import archsim.components.step.DelayStep;
import archsim.components.step.FailStep;
import archsim.components.step.LockStep;
import archsim.components.step.ParallelStep;
import archsim.components.step.PublishStep;
import archsim.components.step.QueryStep;
import archsim.components.step.RepeatStep;
import archsim.components.step.SessionStep;
import archsim.components.store.ObjectStore;
import archsim.components.workload.Workload;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds there are: the sections of a scenario, and the steps of an endpoint. */
public final class Catalog {
  /** The spec of each section, in the order of the language. */
  public static final Map<String, Class<? extends Record>> SECTIONS = sections();

  /** The spec of each kind of step. */
  public static final Map<String, Class<? extends Record>> STEPS = steps();

  /** The type of field that holds a step. */
  public static final Class<?> STEP = StepSpec.class;

  /** The steps that the language names but that are not built yet. */
  public static final List<String> STEPS_NOT_YET = List.of();

  private Catalog() {}

  private static Map<String, Class<? extends Record>> sections() {
    Map<String, Class<? extends Record>> sections = new LinkedHashMap<>();
    sections.put("keys", KeysSpec.class);
    sections.put("workloads", Workload.Spec.class);
    sections.put("loadBalancers", LoadBalancer.Spec.class);
    sections.put("services", Service.Spec.class);
    sections.put("caches", Cache.Spec.class);
    sections.put("databases", Database.Spec.class);
    sections.put("queues", BrokerSpec.class);
    sections.put("objectStores", ObjectStore.Spec.class);
    sections.put("instanceTypes", InstanceType.class);
    sections.put("nodePools", NodePool.class);
    return Collections.unmodifiableMap(sections);
  }

  private static Map<String, Class<? extends Record>> steps() {
    Map<String, Class<? extends Record>> steps = new LinkedHashMap<>();
    steps.put("compute", ComputeStep.class);
    steps.put("delay", DelayStep.class);
    steps.put("call", CallStep.class);
    steps.put("query", QueryStep.class);
    steps.put("cache", CacheStep.class);
    steps.put("publish", PublishStep.class);
    steps.put("parallel", ParallelStep.class);
    steps.put("choose", ChooseStep.class);
    steps.put("repeat", RepeatStep.class);
    steps.put("lock", LockStep.class);
    steps.put("fail", FailStep.class);
    steps.put("session", SessionStep.class);
    return Collections.unmodifiableMap(steps);
  }
}
