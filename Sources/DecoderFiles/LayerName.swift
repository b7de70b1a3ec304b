/// The name of an array of a layer in its parts: what comes before the layer's number, the number, and what it holds.
///
/// `decoder.2.weight`, `fc2.weight` and `layers.2.linear.weight` are the weights of layer 2 of `decoder.`, `fc` and `layers.`.
struct LayerName: Equatable {
  /// What an array holds.
  enum Part: String {
    case weight, bias
    case runningMean = "running_mean"
    case runningVariance = "running_var"
    case count = "num_batches_tracked"
  }

  /// What comes before the number; of a name without a number, all but the part.
  let stem: String
  /// Nil where there is none.
  let number: Int?
  let part: Part

  /// - Returns: Nil where the name does not end with a part.
  init?(_ name: String) {
    let words = name.split(separator: ".", omittingEmptySubsequences: false)
    guard let last = words.last, let part = Part(rawValue: String(last)) else { return nil }
    self.part = part
    var path = words.dropLast().joined(separator: ".")
    // A module within the layer: its name has no digit.
    if let inner = path.split(separator: ".", omittingEmptySubsequences: false).last,
      !inner.contains(where: \.isNumber), path.contains(".")
    {
      let outer = path[..<inner.startIndex].dropLast()
      if outer.last?.isNumber == true { path = String(outer) }
    }
    let digits = String(String(path.reversed().prefix { $0.isASCII && $0.isNumber }).reversed())
    number = Int(digits)
    stem = number == nil ? path : String(path.dropLast(digits.utf8.count))
  }
}
