/** Evidence for the long term: document time stamps and the document security store. */
@NullMarked
package cn.sidian.seal.internal.longterm;

import org.jspecify.annotations.NullMarked;
