/** Commands on exemption rules: decide a case, list packs and facts, test rules. */
@NullMarked
package cn.sidian.examples.exemption;

import org.jspecify.annotations.NullMarked;
