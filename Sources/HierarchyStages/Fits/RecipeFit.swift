private import Foundation
internal import Assumptions
internal import Autoencoders
internal import LinearAlgebra
internal import Networks
internal import Probability
internal import Randomness
internal import Stages

/// A recipe at work on points.
struct RecipeFit {
  /// The result of the last training, with what it was.
  struct Result {
    let result: TrainingResult
    let training: Training
  }

  let recipe: FitRecipe
  let points: Matrix<Double>
  let context: StageContext
  private let set: PointSet

  init(_ recipe: FitRecipe, points: Matrix<Double>, in context: StageContext) {
    (self.recipe, self.points, self.context) = (recipe, points, context)
    set = PointSet(Matrix<Float>(points))
  }

  /// What an autoencoder without noise and prior learns in the recipe's pretraining: the model, and its errors.
  func pretrained(using stream: RandomStream) throws -> TrainingResult {
    let training = recipe.training(points.rows, steps: 0, pretraining: recipe.pretrainingSteps)
    return try training.fit(
      recipe.architecture(features: points.columns, prior: recipe.firstFamily), to: set, using: stream,
      firstPrior: recipe.firstPrior(recipe.firstFamily), observe: { _ in })
  }

  /// Follows the recipe from a model whose encoder gives codes; its prior counts for nothing.
  ///
  /// - Parameters:
  ///   - start: Of the family that the recipe begins with.
  ///   - pretrainingCurve: The errors of the pretraining that it comes from.
  ///   - stream: What everything is drawn from.
  /// - Returns: The last training.
  /// - Throws: `TrainingError`, and what other coordinates of a model throw.
  func run(
    from start: Autoencoder<Float>, pretrainingCurve: [Double] = [], using stream: RandomStream
  ) throws -> Result {
    switch recipe.kind {
    case .diagonal, .full:
      return try climb(from: start, pretrainingCurve, steps: recipe.steps, stream.child("climb"))
    case .fullThenDiagonal:
      let full = try climb(from: start, pretrainingCurve, steps: recipe.steps, stream.child("climb"))
      let turned = try canonical(full.result.best.model)
      return try climb(
        from: turned, pretrainingCurve, steps: recipe.steps / 2, keepingPrior: true, stream.child("diagonal"))
    case .orientations: return try oriented(start, pretrainingCurve, stream)
    }
  }

  /// A training from a model, whose first prior is the mixture of highest likelihood for its codes, or its own.
  private func climb(
    from start: Autoencoder<Float>, _ pretrainingCurve: [Double], steps: Int, keepingPrior: Bool = false,
    _ stream: RandomStream
  ) throws -> Result {
    var training = recipe.training(points.rows, steps: steps, pretraining: 0)
    training.pretrainingEpochs = pretrainingCurve.count
    let family = start.architecture.prior
    let fitted = recipe.firstPrior(family)
    let result = try training.fit(
      start.architecture, to: set, using: stream,
      resuming: TrainingState(of: start, pretrainingCurve: pretrainingCurve),
      firstPrior: { facet, codes, stream in
        keepingPrior ? start.mixture() : try fitted(facet, codes, &stream)
      },
      observe: { [context, training] state in
        if state.curve.count % 20 == 0 { context.progress(state.fraction(of: training), "climbing the bound") }
      })
    context.log("\(steps) steps with a \(family.rawValue) prior: bound \(result.best.bound.total)")
    return Result(result: result, training: training)
  }

  /// The model in the coordinates in which its prior is most nearly diagonal, with a diagonal prior.
  private func canonical(_ model: Autoencoder<Float>) throws -> Autoencoder<Float> {
    let mixture = model.mixture()
    let test = try testConditionalIndependence(of: mixture, points: Double(points.rows))
    let coordinates = try canonicalCoordinates(of: mixture, basis: test.diagonalization.matrix)
    context.log(
      "the full prior is diagonal up to a correlation of \(test.diagonalization.largestCorrelation), gap "
        + "\(test.gap?.value ?? 0)")
    return try model.inCoordinates(
      coordinates.matrix, shift: matvec(coordinates.matrix, coordinates.mean).map { -$0 }, prior: .diagonal,
      over: points)
  }

  /// The best of several orientations, by the importance-weighted bound over the same points with the same noise, goes on.
  private func oriented(
    _ start: Autoencoder<Float>, _ pretrainingCurve: [Double], _ stream: RandomStream
  ) throws -> Result {
    let codes = Autoencoder<Double>(start).codes(of: PointSet(points))[0]
    let factor = try cholesky((1 / Double(codes.rows)) * gram(codes.centred))
    let white = solveLower(factor, .identity(codes.columns))
    let some = PointSet(points.rows(0..<min(points.rows, 1000)))
    var best: (model: Autoencoder<Float>, bound: Double)?
    for number in 0..<recipe.angles {
      let turn = try rotation(number, of: codes.columns, stream.child("turn"))
      let map = matmul(turn, white)
      let turned = try start.inCoordinates(
        map, shift: matvec(map, codes.columnMeans).map { -$0 }, prior: .diagonal, over: points)
      let fit = try climb(from: turned, pretrainingCurve, steps: recipe.steps / 3, stream.child("arm").child(number))
      var noise = stream.child("bound")
      let bounds = Autoencoder<Double>(fit.result.best.model).importanceWeightedBounds(
        of: some, draws: 50, using: &noise)
      let bound = bounds.reduce(0, +) / Double(bounds.count)
      context.log("orientation \(number + 1) of \(recipe.angles): importance-weighted bound \(bound)")
      if bound > best?.bound ?? -.infinity { best = (fit.result.best.model, bound) }
    }
    guard let best else { throw HierarchyError.noOrientation }
    return try climb(
      from: best.model, pretrainingCurve, steps: recipe.steps - recipe.steps / 3, keepingPrior: true,
      stream.child("rest"))
  }

  /// Turns that differ most: of two latents by parts of a quarter turn, which is an exchange; of more, at random.
  private func rotation(_ number: Int, of latents: Int, _ stream: RandomStream) throws -> Matrix<Double> {
    guard latents == 2 else {
      var draws = stream.child(number)
      return try qr(Matrix(rows: latents, columns: latents, elements: draws.normals(latents * latents))).q
    }
    let angle = Double.pi / 2 * Double(number) / Double(recipe.angles)
    return Matrix([[cos(angle), -sin(angle)], [sin(angle), cos(angle)]])
  }
}
