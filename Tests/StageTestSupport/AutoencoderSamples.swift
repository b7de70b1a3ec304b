public import Interchange
internal import LinearAlgebra
internal import Randomness

/// Two clusters of sixty points in the plane, four apart.
public let twoClusters: Points = {
  var stream = RandomStream(seed: 8)
  let labels = (0..<120).map { $0 % 2 }
  let rows = labels.map { [0.4 * stream.normal() + (0 == $0 ? -2 : 2), 0.4 * stream.normal()] }
  return Points(Matrix(rows), labels: labels)
}()

/// A small fit that does not take long.
public let quickFit: KeyValuePairs<String, String> = [
  "latents": "2", "components": "2", "hidden": "8,", "seed": "3", "epochs": "60", "pretraining-epochs": "60",
  "pretraining-learning-rate": "1e-2", "batch": "40", "learning-rate": "5e-3",
]

/// A hundred and twenty images of 12×4 pixels, in which one of three columns of four is bright, which is the label.
public let brightColumns: Images = {
  var stream = RandomStream(seed: 8)
  let labels = (0..<120).map { $0 % 3 }
  let pixels = labels.flatMap { label in
    (0..<48).map { i in UInt8(stream.index(below: 30)) + (i % 4 == label ? 220 : 5) }
  }
  return Images(count: 120, height: 12, width: 4, pixels: pixels, labels: labels)
}()

/// A small fit of two facets that does not take long.
public let quickFacetsFit: [(String, String)] = [
  ("latents", "2,2"), ("components", "2,3"), ("encoder", "16,12"), ("decoder", "12,16,16"), ("seed", "3"),
  ("stage-epochs", "30,30"), ("fade-in", "40"), ("batch", "10"), ("learning-rate", "5e-3"), ("first-variance", "1"),
]
