private import Parameters

/// About how wide a text is, in pixels; fonts differ, so it is more than most need.
package func textWidth(_ text: String, size: Double) -> Double { 0.6 * size * Double(columns(of: text)) }

/// A text that ends in an ellipsis where it would be longer than so many places of a font.
package func shortened(_ text: String, to limit: Int) -> String { cut(text, toColumns: limit) }
