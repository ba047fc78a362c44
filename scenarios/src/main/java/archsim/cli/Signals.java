package archsim.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Tells of Ctrl-C. */
@FunctionalInterface
interface Signals {
  /** Those of this process; where the JVM does not pass them on, Ctrl-C ends the process. */
  Signals OF_PROCESS =
      action -> {
        try {
          handle(action);
        } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
          // Without a handler the JVM ends at once with 130; nothing half-written is left behind.
          return;
        }
      };

  /** Calls an action at each Ctrl-C from now on, instead of ending the process. */
  void onInterrupt(Runnable action);

  /**
   * By reflection, because compilers warn of sun.misc.Signal and nothing else can catch a second
   * Ctrl-C: a shutdown hook runs once, and the exit code is out of its hands.
   */
  private static void handle(Runnable action) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object proxy =
        Proxy.newProxyInstance(
            Signals.class.getClassLoader(),
            new Class<?>[] {handler},
            (self, method, arguments) -> {
              if (method.getName().equals("handle")) {
                action.run();
                return null;
              }
              return method.getName().equals("hashCode")
                  ? (Object) System.identityHashCode(self)
                  : method.getName().equals("equals") ? (Object) (self == arguments[0]) : "Ctrl-C";
            });
    Object interrupt = signal.getConstructor(String.class).newInstance("INT");
    try {
      signal.getMethod("handle", signal, handler).invoke(null, interrupt, proxy);
    } catch (InvocationTargetException refused) {
      throw new IllegalArgumentException(refused.getCause());
    }
  }
}
