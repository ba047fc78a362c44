package archsim.benchmark;

import java.util.Arrays;

/** A waiting line of numbers: first come, first served. */
final class Line {
  private int[] numbers = new int[64];
  private int first;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(int number) {
    int capacity = numbers.length;
    if (size == capacity) {
      numbers = Arrays.copyOf(numbers, 2 * capacity);
      System.arraycopy(numbers, 0, numbers, capacity, first);
    }
    numbers[(first + size++) & (numbers.length - 1)] = number;
  }

  int removeFirst() {
    int number = numbers[first];
    first = (first + 1) & (numbers.length - 1);
    size--;
    return number;
  }
}
