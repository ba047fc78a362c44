package archsim.components.flow;

import java.util.function.Consumer;

/**
 * A unit that works for requests: a replica, a server, or a component that is one. Only an {@link
 * Edge} hands requests to it, so whatever lies between a caller and a unit has one place.
 */
public interface Handler extends Component {
  /** Takes a request; now or at a later time of the simulation it completes it, once. */
  void handle(Request request);

  /** Its number among the units of its component, from 0. */
  default int index() {
    return 0;
  }

  /** A unit of a number that does something particular for a request. */
  static Handler of(int index, Consumer<Request> work) {
    return new Handler() {
      @Override
      public void handle(Request request) {
        work.accept(request);
      }

      @Override
      public int index() {
        return index;
      }
    };
  }

  @Override
  default Handler unit(Request request) {
    return this;
  }
}
