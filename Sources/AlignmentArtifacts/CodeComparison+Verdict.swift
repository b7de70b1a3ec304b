private import CSVFormat
import Stages

private let classColumns = ["class", "rule", "sentence"]
private let criterionColumns = ["needed-for", "statement", "observed", "side", "threshold"]

extension CodeComparison.Verdict {
  /// `class.csv`, and `criteria.csv` with a row a condition.
  var files: [String: [UInt8]] {
    [
      "class.csv": CSVTable(
        names: classColumns, columns: [.texts([equivalenceClass.rawValue]), .texts([rule]), .texts([sentence])]
      ).bytes,
      "criteria.csv": CSVTable(
        names: criterionColumns,
        columns: [
          .texts(criteria.map(\.neededFor.rawValue)), .texts(criteria.map(\.statement)),
          .numbers(criteria.map(\.observed)), .texts(criteria.map(\.side.rawValue)),
          .numbers(criteria.map(\.threshold)),
        ]
      ).bytes,
    ]
  }

  /// Reads the files back.
  init(files: ArtifactFiles) throws {
    let named = try CSVTable(files["class.csv"], file: "class.csv", textColumns: .named(classColumns))
    guard case .texts(let classes)? = named["class"], case .texts(let rules)? = named["rule"],
      case .texts(let sentences)? = named["sentence"], named.rows == 1
    else {
      throw ArtifactError("'class.csv' should have the columns \(classColumns) and one row")
    }
    self.init(
      equivalenceClass: try readClass(classes[0]), rule: rules[0], sentence: sentences[0],
      criteria: try readCriteria(files["criteria.csv"]))
  }
}

private func readClass(_ word: String) throws(ArtifactError) -> EquivalenceClass {
  guard let found = EquivalenceClass(rawValue: word) else {
    let words = EquivalenceClass.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    throw ArtifactError("there is no equivalence class '\(word)'; it is one of \(words)")
  }
  return found
}

private func readSide(_ word: String) throws(ArtifactError) -> ClassCriterion.Side {
  guard let side = ClassCriterion.Side(rawValue: word) else {
    throw ArtifactError("a condition is 'above' or 'below' its threshold, not '\(word)'")
  }
  return side
}

private func readCriteria(_ bytes: [UInt8]) throws -> [ClassCriterion] {
  let table = try CSVTable(bytes, file: "criteria.csv", textColumns: .named(["needed-for", "statement", "side"]))
  guard case .texts(let classes)? = table["needed-for"], case .texts(let statements)? = table["statement"],
    case .numbers(let observed)? = table["observed"], case .texts(let sides)? = table["side"],
    case .numbers(let thresholds)? = table["threshold"]
  else { throw ArtifactError("'criteria.csv' should have the columns \(criterionColumns)") }
  return try classes.indices.map {
    ClassCriterion(
      neededFor: try readClass(classes[$0]), statement: statements[$0], observed: observed[$0],
      try readSide(sides[$0]), threshold: thresholds[$0])
  }
}
