package archsim.components.database.server;

import archsim.components.demand.Demand;
import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.model.Wiring;

/** One server that does all. */
public final class SingleServer implements Layout {
  @Override
  public int servers(Setup spec) {
    return 1;
  }

  @Override
  public void addDemand(Setup spec, QueryProfile asked, Demand demand) {
    new ServerDemand(spec).add(asked, demand);
  }

  @Override
  public Cluster create(Setup spec, Wiring wiring) {
    Servers servers = new Servers(spec, wiring, 1);
    Server only = servers.get(0);
    return new Cluster() {
      @Override
      public Handler unit(Request request, Operation operation, Statement statement) {
        return only.at(operation, statement);
      }

      @Override
      public Servers servers() {
        return servers;
      }
    };
  }
}
