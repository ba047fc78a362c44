package archsim.components;

/**
 * One replica is killed and comes back.
 *
 * @param unit which one; nothing happens where it is down
 * @param down how long it stays down, in seconds
 */
record Strike(String target, double at, int unit, double down) implements Fault {
  @Override
  public void strike(Component component, Wiring wiring) {
    if (component instanceof Killable killable && killable.isUp(unit)) {
      killable.kill(unit);
      wiring.clock().schedule(down, () -> killable.revive(unit));
    }
  }
}
