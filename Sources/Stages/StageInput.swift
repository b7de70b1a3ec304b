private import Requirements

/// What a stage reads, as slots that artifacts of the stages named in `from:` are put into, in that order.
public protocol StageInput: Sendable {
  /// One slot for each name in `from:`.
  static var slots: [InputSlot] { get }

  /// Takes the artifacts of each slot: one for a slot of one, any number for a slot of many.
  init(slots: [[any Artifact]])
}

/// A place for the artifacts of one upstream stage.
public struct InputSlot: Sendable {
  /// How many members of the upstream stage it takes.
  public enum Arity: Equatable, Sendable {
    /// One; over a sweep, the stage itself becomes a sweep.
    case one
    /// All members of a sweep, in its order.
    case many
  }

  /// The type of artifact that fits.
  public let type: any Artifact.Type
  /// One or many.
  public let arity: Arity
}

/// The input of a stage that reads no other stage.
public struct Nothing: StageInput {
  /// Creates it.
  public init() {}
  public static var slots: [InputSlot] { [] }
  public init(slots: [[any Artifact]]) {}
}

extension Artifact {
  public static var slots: [InputSlot] { [InputSlot(type: Self.self, arity: .one)] }

  public init(slots: [[any Artifact]]) {
    guard slots.count == 1, slots[0].count == 1, let only = slots[0][0] as? Self else {
      fatalError("the slot of a '\(Self.typeName)' got something else")
    }
    self = only
  }
}

extension Array: StageInput where Element: Artifact {
  public static var slots: [InputSlot] { [InputSlot(type: Element.self, arity: .many)] }

  public init(slots: [[any Artifact]]) {
    require(slots.count == 1, "an array is one slot, not \(slots.count)")
    self = slots[0].map { artifact in
      guard let element = artifact as? Element else {
        fatalError("a slot of '\(Element.typeName)' got something else")
      }
      return element
    }
  }
}

/// Two inputs, one after the other; nest it for three.
public struct Pair<First: StageInput, Second: StageInput>: StageInput {
  /// The input that `from:` names first.
  public let first: First
  /// The input that `from:` names next.
  public let second: Second

  /// Creates a pair, as a test does.
  public init(_ first: First, _ second: Second) {
    self.first = first
    self.second = second
  }

  public static var slots: [InputSlot] { First.slots + Second.slots }

  public init(slots: [[any Artifact]]) {
    let split = First.slots.count
    first = First(slots: Array(slots[..<split]))
    second = Second(slots: Array(slots[split...]))
  }
}
