package cn.sidian.exemption.internal.engine;

/** A compiled condition over leaves. */
abstract class Node {
  private static final Node TRUE_NODE =
      new Node() {
        @Override
        byte test(Frame frame) {
          return Tri.TRUE;
        }
      };

  /** Its truth in a frame. */
  abstract byte test(Frame frame);

  /** Tells a visitor of every leaf in it. */
  void visit(LeafVisitor visitor) {}

  /** Sees the leaves of a condition. */
  interface LeafVisitor {
    /** A leaf, and whether an open answer of it counts as false by a presumption around it. */
    void leaf(int leaf, boolean presumed);
  }

  static Node always() {
    return TRUE_NODE;
  }

  /** One comparison; inside a presumed reservation an open one counts against the reservation. */
  static final class OfLeaf extends Node {
    final int leaf;
    private final byte ifOpen;

    OfLeaf(int leaf, byte ifOpen) {
      this.leaf = leaf;
      this.ifOpen = ifOpen;
    }

    @Override
    byte test(Frame frame) {
      byte truth = frame.leaf(leaf);
      return truth == Tri.UNKNOWN
              && ifOpen != Tri.UNKNOWN
              && !frame.isLifted(frame.rules().leaf(leaf))
          ? ifOpen
          : truth;
    }

    @Override
    void visit(LeafVisitor visitor) {
      visitor.leaf(leaf, ifOpen != Tri.UNKNOWN);
    }
  }

  /** All parts hold. */
  static final class All extends Node {
    final Node[] parts;

    All(Node[] parts) {
      this.parts = parts;
    }

    @Override
    byte test(Frame frame) {
      byte least = Tri.TRUE;
      for (Node part : parts) {
        byte truth = part.test(frame);
        if (truth == Tri.FALSE) {
          return Tri.FALSE;
        }
        least = truth < least ? truth : least;
      }
      return least;
    }

    @Override
    void visit(LeafVisitor visitor) {
      for (Node part : parts) {
        part.visit(visitor);
      }
    }
  }

  /** One part holds. */
  static final class Any extends Node {
    final Node[] parts;

    Any(Node[] parts) {
      this.parts = parts;
    }

    @Override
    byte test(Frame frame) {
      byte most = Tri.FALSE;
      for (Node part : parts) {
        byte truth = part.test(frame);
        if (truth == Tri.TRUE) {
          return Tri.TRUE;
        }
        most = truth > most ? truth : most;
      }
      return most;
    }

    @Override
    void visit(LeafVisitor visitor) {
      for (Node part : parts) {
        part.visit(visitor);
      }
    }
  }

  /** The part does not hold. */
  static final class Not extends Node {
    final Node part;

    Not(Node part) {
      this.part = part;
    }

    @Override
    byte test(Frame frame) {
      return Tri.not(part.test(frame));
    }

    @Override
    void visit(LeafVisitor visitor) {
      part.visit(visitor);
    }
  }
}
