package archsim.components;

/**
 * A unit that works for requests: a replica, or a component that is one. Only an {@link Edge} hands
 * requests to it, so whatever lies between a caller and a unit has one place.
 */
public interface Handler extends Component {
  /** Takes a request; now or at a later time of the simulation it completes it, once. */
  void handle(Request request);

  @Override
  default Handler handler() {
    return this;
  }
}
