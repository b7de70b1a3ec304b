import Interchange
import LinearAlgebra
import Randomness

/// Two clusters of sixty points in the plane, four apart.
let twoClusters: Points = {
  var stream = RandomStream(seed: 8)
  let labels = (0..<120).map { $0 % 2 }
  let rows = labels.map { [0.4 * stream.normal() + (0 == $0 ? -2 : 2), 0.4 * stream.normal()] }
  return Points(Matrix(rows), labels: labels)
}()

/// A small fit that does not take long.
let quickFit: KeyValuePairs<String, String> = [
  "latents": "2", "components": "2", "hidden": "8,", "seed": "3", "epochs": "60", "pretraining-epochs": "60",
  "pretraining-learning-rate": "1e-2", "batch": "40", "learning-rate": "5e-3",
]
