/**
 * What a seal looks like: {@link cn.sidian.seal.image.RoundSeal} is drawn as vector paths from the
 * unit's name, {@link cn.sidian.seal.image.FiledImprint} is the picture that was filed with the
 * authorities (印模).
 */
@NullMarked
package cn.sidian.seal.image;

import org.jspecify.annotations.NullMarked;
