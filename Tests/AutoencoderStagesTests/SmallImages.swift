import Interchange
import Randomness

/// A hundred and twenty images of 12×4 pixels, in which one of three columns of four is bright, which is the label.
let brightColumns: Images = {
  var stream = RandomStream(seed: 8)
  let labels = (0..<120).map { $0 % 3 }
  let pixels = labels.flatMap { label in
    (0..<48).map { i in UInt8(stream.index(below: 30)) + (i % 4 == label ? 220 : 5) }
  }
  return Images(count: 120, height: 12, width: 4, pixels: pixels, labels: labels)
}()

/// A small ladder that does not take long.
let quickLadder: [(String, String)] = [
  ("latents", "2,2"), ("components", "2,3"), ("encoder", "16,12"), ("decoder", "12,16,16"), ("seed", "3"),
  ("stage-epochs", "30,30"), ("fade-in", "40"), ("batch", "10"), ("learning-rate", "5e-3"), ("first-variance", "1"),
]
