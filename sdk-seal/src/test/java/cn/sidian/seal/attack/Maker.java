package cn.sidian.seal.attack;

import org.jspecify.annotations.Nullable;

/** Makes one attack of a sealed file. */
@FunctionalInterface
interface Maker {
  /** The attacked file, or null if the file has nothing that this attack needs. */
  byte @Nullable [] make(SealedFile file);
}
