/// The sums over all points that an M-step needs, about a given centre μₖ for each component.
struct Moments {
  /// The centres μ, K×D by rows.
  let centres: [Double]
  /// Nₖ = Σₙ rₙₖ.
  var counts: [Double]
  /// Σₙ rₙₖ·(xₙ − μₖ), K×D by rows.
  var first: [Double]
  /// Σₙ rₙₖ·(xₙ − μₖ)·(xₙ − μₖ)ᵀ, K times D×D by rows, of which the lower triangles; or their diagonals, K×D.
  var second: [Double]

  /// Creates sums of nothing.
  init(about centres: [Double], components: Int, features: Int, form: Whitenings.Form) {
    self.centres = centres
    counts = [Double](repeating: 0, count: components)
    first = [Double](repeating: 0, count: components * features)
    second = [Double](repeating: 0, count: components * (form == .triangular ? features * features : features))
  }
}
