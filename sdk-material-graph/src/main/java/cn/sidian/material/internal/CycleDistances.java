package cn.sidian.material.internal;

import java.util.Arrays;

/** For the search of cycles: distances within the part of a root, around the earlier roots. */
final class CycleDistances {
  private final int[][] successors;
  private final int[][] predecessors;
  private final int[] rank;
  private final Clock clock;
  final boolean[] used;
  private final int[] forward;
  private final int[] backward;
  private final int[] queueA;
  private final int[] queueB;
  private final int[] toRoot;
  private int rootOfMap = -1;
  private int boundOfMap;
  private int[] mapped = new int[0];
  private int mappedSize;

  CycleDistances(int n, int[][] successors, int[][] predecessors, int[] rank, Clock clock) {
    this.successors = successors;
    this.predecessors = predecessors;
    this.rank = rank;
    this.clock = clock;
    used = new boolean[n];
    forward = filled(n);
    backward = filled(n);
    toRoot = filled(n);
    queueA = new int[n];
    queueB = new int[n];
  }

  private static int[] filled(int n) {
    int[] array = new int[n];
    Arrays.fill(array, -1);
    return array;
  }

  /**
   * The length of the shortest cycle of this root if at most {@code depth}; a greater number if it
   * must be longer; MAX_VALUE if there is none at all.
   */
  int shortestCycle(int root, int depth) {
    int floor = rank[root];
    int sizeA = 0;
    int sizeB = 0;
    queueA[sizeA++] = root;
    queueB[sizeB++] = root;
    forward[root] = 0;
    backward[root] = 0;
    int fromA = 0;
    int fromB = 0;
    int depthA = 0;
    int depthB = 0;
    int best = Integer.MAX_VALUE;
    boolean exhausted = false;
    while (depthA + depthB < depth && depthA + depthB + 1 <= best) {
      boolean ahead = sizeA - fromA <= sizeB - fromB;
      if (ahead) {
        int end = sizeA;
        depthA++;
        for (; fromA < end; fromA++) {
          int[] next = successors[queueA[fromA]];
          clock.isOver(next.length);
          for (int w : next) {
            if (w == root) {
              best = Math.min(best, depthA);
            } else if (forward[w] < 0 && rank[w] > floor) {
              forward[w] = depthA;
              queueA[sizeA++] = w;
              if (backward[w] >= 0) {
                best = Math.min(best, depthA + backward[w]);
              }
            }
          }
        }
        exhausted = sizeA == end;
      } else {
        int end = sizeB;
        depthB++;
        for (; fromB < end; fromB++) {
          int[] next = predecessors[queueB[fromB]];
          clock.isOver(next.length);
          for (int w : next) {
            if (w == root) {
              best = Math.min(best, depthB);
            } else if (backward[w] < 0 && rank[w] > floor) {
              backward[w] = depthB;
              queueB[sizeB++] = w;
              if (forward[w] >= 0) {
                best = Math.min(best, depthB + forward[w]);
              }
            }
          }
        }
        exhausted = sizeB == end;
      }
      if (exhausted || clock.isOver()) {
        break;
      }
    }
    int deep = depthA + depthB;
    for (int i = 0; i < sizeA; i++) {
      forward[queueA[i]] = -1;
    }
    for (int i = 0; i < sizeB; i++) {
      backward[queueB[i]] = -1;
    }
    if (best < Integer.MAX_VALUE) {
      return best;
    }
    return exhausted ? Integer.MAX_VALUE : Math.max(depth, deep) + 1;
  }

  /** How far each node is from the root, up to a distance; -1 for every other. */
  int[] back(int root, int bound) {
    if (rootOfMap == root && boundOfMap >= bound) {
      return toRoot;
    }
    for (int i = 0; i < mappedSize; i++) {
      toRoot[mapped[i]] = -1;
    }
    int floor = rank[root];
    int size = 0;
    int from = 0;
    queueB[size++] = root;
    toRoot[root] = 0;
    while (from < size && toRoot[queueB[from]] < bound) {
      int v = queueB[from++];
      clock.isOver(predecessors[v].length);
      for (int w : predecessors[v]) {
        if (toRoot[w] < 0 && rank[w] > floor) {
          toRoot[w] = toRoot[v] + 1;
          queueB[size++] = w;
        }
      }
    }
    mapped = Arrays.copyOf(queueB, size);
    mappedSize = size;
    rootOfMap = root;
    boundOfMap = from == size ? Integer.MAX_VALUE : bound;
    return toRoot;
  }

  /** The least distance of a node that the map does not hold. */
  int beyond() {
    return boundOfMap == Integer.MAX_VALUE ? Integer.MAX_VALUE : boundOfMap + 1;
  }

  /**
   * The distance from a node to the root around the nodes in use, if at most {@code bound}; else a
   * number that it exceeds or equals; MAX_VALUE when shut off.
   */
  int around(int node, int root, int floor, int bound) {
    int size = 0;
    int from = 0;
    queueA[size++] = node;
    forward[node] = 0;
    int distance = Integer.MAX_VALUE;
    while (from < size && distance == Integer.MAX_VALUE) {
      int v = queueA[from++];
      if (forward[v] >= bound) {
        distance = bound + 1;
        break;
      }
      clock.isOver(successors[v].length);
      for (int w : successors[v]) {
        if (w == root) {
          distance = forward[v] + 1;
          break;
        }
        if (forward[w] < 0 && !used[w] && rank[w] > floor) {
          forward[w] = forward[v] + 1;
          queueA[size++] = w;
        }
      }
    }
    for (int i = 0; i < size; i++) {
      forward[queueA[i]] = -1;
    }
    return distance;
  }
}
