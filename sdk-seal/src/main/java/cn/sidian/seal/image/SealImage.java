package cn.sidian.seal.image;

import cn.sidian.seal.Length;

/** The face of a seal (印章图像). Immutable. */
public sealed interface SealImage permits RoundSeal, FiledImprint {
  /**
   * The width on paper.
   *
   * @return never null
   */
  Length width();

  /**
   * The height on paper.
   *
   * @return never null
   */
  Length height();
}
