extension StageNode {
  /// How much work its parameters ask for, in a unit of its kind's own.
  var work: Double { work(of: parameters) }

  /// How much work other parameters of its kind ask for: the sum of the numbers in those that its time grows in proportion
  /// to, such as 24 for `stage-epochs` of [8, 16]; at least one, since a stage that trains nothing takes time, too.
  func work(of parameters: [KeyedParameter]) -> Double {
    let asked = parameters.filter { workParameters.contains($0.name) }
    return max(1, asked.flatMap { numbers(in: $0.canonical) }.reduce(0, +))
  }
}

/// The numbers in a value's canonical spelling, such as `200` or `[8, 16]`.
private func numbers(in text: String) -> [Double] {
  text.split { "[], ".contains($0) }.compactMap { Double($0) }
}
