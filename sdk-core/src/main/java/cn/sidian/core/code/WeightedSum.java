package cn.sidian.core.code;

/** The sum of values times weights, on which GB 32100, GB 11714 and GB 11643 all build. */
final class WeightedSum {
  private WeightedSum() {}

  /** Sums over as many characters as there are weights; all must be of the alphabet. */
  static int of(String characters, Alphabet alphabet, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * alphabet.indexOf(characters.charAt(i));
    }
    return sum;
  }
}
