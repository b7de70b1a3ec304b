private import Foundation
private import Requirements

/// The learning rate of each epoch, counted from zero.
public enum LearningRate: Codable, Equatable, Sendable {
  /// The same in every epoch.
  case constant(Double)
  /// initial·factor^⌊epoch/every⌋, but not below the floor.
  case steps(initial: Double, every: Int, factor: Double, floor: Double)
  /// From initial to final along half a cosine over this many epochs, and final after them.
  case cosine(initial: Double, final: Double, epochs: Int)

  /// The rate in this epoch.
  public func rate(epoch: Int) -> Double {
    switch self {
    case .constant(let rate): return rate
    case .steps(let initial, let every, let factor, let floor):
      require(every > 0, "a learning rate cannot fall every \(every) epochs")
      return max(floor, (0..<epoch / every).reduce(initial) { rate, _ in rate * factor })
    case .cosine(let initial, let final, let epochs):
      guard epoch < epochs else { return final }
      return final + (initial - final) * (1 + cos(.pi * Double(epoch) / Double(epochs))) / 2
    }
  }
}
