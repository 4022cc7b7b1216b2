/**
 * Attacks on sealed PDFs, published as the artifact {@code sidian-sdk-seal} with the classifier
 * {@code tests}: {@link cn.sidian.seal.attack.SealAttacks} makes them of any sealed file, and each
 * {@link cn.sidian.seal.attack.Attack} says what any verifier must answer (docs/attacks.md). The
 * package reads files with PDFBox and shares no code with the verifier it is to try.
 */
@NullMarked
package cn.sidian.seal.attack;

import org.jspecify.annotations.NullMarked;
