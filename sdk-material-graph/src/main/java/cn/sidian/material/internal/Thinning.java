package cn.sidian.material.internal;

import java.util.Arrays;

/**
 * Makes a core inclusion-minimal: takes out one node after the other, and whatever loses its last
 * choice with it; where nothing would be left, all of it comes back and the node stays for good.
 * What stays for good lies in every core that is left, so that an attempt ends as soon as it
 * reaches such a node.
 */
final class Thinning {
  private final int[] members;
  private final int[] left; // choices of a member that are still whole
  private final int[][] uses; // of a member: pairs (user, choice number)
  private final int[] choiceOwner;
  private final boolean[] broken;
  private final boolean[] out;

  /** In every core that is left: once one of these falls, all fall. */
  private final boolean[] stays;

  private int alive;

  // what one attempt took out or broke, for taking back
  private int[] trail = new int[16];
  private int trailSize;

  Thinning(int[][][] choices, int[] core) {
    this.members = core.clone();
    Arrays.sort(members);
    int n = members.length;
    this.left = new int[n];
    this.uses = new int[n][];
    this.out = new boolean[n];
    this.stays = new boolean[n];
    this.alive = n;
    int[] used = new int[n];
    int total = 0;
    int[][][] inside = new int[n][][];
    for (int i = 0; i < n; i++) {
      inside[i] = inside(choices[members[i]]);
      total += inside[i].length;
      left[i] = inside[i].length;
      for (int[] choice : inside[i]) {
        for (int w : choice) {
          used[w]++;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      uses[i] = new int[used[i]];
    }
    this.choiceOwner = new int[total];
    this.broken = new boolean[total];
    int number = 0;
    for (int i = 0; i < n; i++) {
      for (int[] choice : inside[i]) {
        choiceOwner[number] = i;
        for (int w : choice) {
          uses[w][--used[w]] = number;
        }
        number++;
      }
    }
  }

  /** The choices that lie in the core, as positions. */
  private int[][] inside(int[][] choices) {
    int[][] kept = new int[choices.length][];
    int n = 0;
    for (int[] choice : choices) {
      int[] positions = new int[choice.length];
      boolean all = true;
      for (int i = 0; i < choice.length && all; i++) {
        positions[i] = Arrays.binarySearch(members, choice[i]);
        all = positions[i] >= 0;
      }
      if (all) {
        kept[n++] = positions;
      }
    }
    return Arrays.copyOf(kept, n);
  }

  int[] result() {
    for (int i = members.length - 1; i >= 0; i--) {
      if (!out[i]) {
        if (!takeOut(i)) {
          takeBack();
          stays[i] = true;
        }
        trailSize = 0;
      }
    }
    int[] core = new int[alive];
    int n = 0;
    for (int i = 0; i < members.length; i++) {
      if (!out[i]) {
        core[n++] = members[i];
      }
    }
    return core;
  }

  /** Takes out a node and what falls with it; false when nothing would be left. */
  private boolean takeOut(int first) {
    out[first] = true;
    alive--;
    log(first);
    for (int next = 0; next < trailSize; next++) {
      if (trail[next] < 0) {
        continue;
      }
      for (int choice : uses[trail[next]]) {
        if (!broken[choice]) {
          broken[choice] = true;
          log(~choice);
          int user = choiceOwner[choice];
          if (--left[user] == 0 && !out[user]) {
            if (stays[user]) {
              return false;
            }
            out[user] = true;
            alive--;
            log(user);
          }
        }
      }
    }
    return alive > 0;
  }

  private void takeBack() {
    while (trailSize > 0) {
      int entry = trail[--trailSize];
      if (entry >= 0) {
        out[entry] = false;
        alive++;
      } else {
        broken[~entry] = false;
        left[choiceOwner[~entry]]++;
      }
    }
  }

  private void log(int entry) {
    if (trailSize == trail.length) {
      trail = Arrays.copyOf(trail, trailSize * 2);
    }
    trail[trailSize++] = entry;
  }
}
