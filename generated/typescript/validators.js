// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

export class ValidationFailure extends Error {
  name = 'ValidationFailure';
  constructor(type, errors) {
    super(
      'the value is not a valid ' +
        type +
        ': ' +
        errors.map((e) => (e.path || '(the value)') + ' ' + e.message).join(', '),
    );
    this.type = type;
    this.errors = errors;
  }
}

function throwErrors(errors, type) {
  if (errors.length > 0) throw new ValidationFailure(type, errors);
}

function toResult(errors, value) {
  return errors.length === 0 ? { ok: true, value } : { ok: false, errors };
}

function report(errors, path, keyword, message, property) {
  errors.push({ path, keyword, message, ...(property !== undefined && { property }) });
}

function hasTypeObject(data) {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function hasTypeInteger(data) {
  return typeof data === 'number' && !(data % 1) && !Number.isNaN(data);
}

/** Counts characters, not UTF-16 code units. */
function lengthOf(text) {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

function reportType(errors, path, type) {
  report(errors, path, 'type', 'must be ' + type);
}

function reportMissing(errors, path, property) {
  report(errors, path, 'required', "must have required property '" + property + "'", property);
}

function reportExtra(errors, path, property) {
  const message = 'must not have the property ' + JSON.stringify(property);
  report(errors, path, 'additionalProperties', message, property);
}

export function isFilePurpose(data) {
  if (typeof data !== 'string') {
    return false;
  }
  if (!(
    data === 'assistants' ||
    data === 'batch' ||
    data === 'fine-tune' ||
    data === 'vision' ||
    data === 'user_data' ||
    data === 'evals'
  )) {
    return false;
  }
  return true;
}

function checkFilePurpose(data, path = '', errors = []) {
  if (typeof data !== 'string') {
    reportType(errors, path, 'string');
  }
  if (!(
    data === 'assistants' ||
    data === 'batch' ||
    data === 'fine-tune' ||
    data === 'vision' ||
    data === 'user_data' ||
    data === 'evals'
  )) {
    report(
      errors,
      path,
      'enum',
      'must be one of "assistants", "batch", "fine-tune", "vision", "user_data", "evals"',
    );
  }
  return errors;
}

export function assertFilePurpose(value) {
  throwErrors(checkFilePurpose(value), 'FilePurpose');
}

export function validateFilePurpose(value) {
  return toResult(checkFilePurpose(value), value);
}

export function isFileObject(data) {
  let errors = 0;
  if (hasTypeObject(data)) {
    if (data.id === undefined) {
      return false;
    }
    if (data.object === undefined) {
      return false;
    }
    if (data.bytes === undefined) {
      return false;
    }
    if (data.created_at === undefined) {
      return false;
    }
    if (data.filename === undefined) {
      return false;
    }
    if (data.purpose === undefined) {
      return false;
    }
    if (data.status === undefined) {
      return false;
    }
    if (data.id !== undefined) {
      let data0 = data.id;
      if (typeof data0 === 'string') {
        if (lengthOf(data0) < 1) {
          return false;
        }
      } else {
        return false;
      }
    }
    if (data.object !== undefined) {
      let data1 = data.object;
      if (typeof data1 !== 'string') {
        return false;
      }
      if ('file' !== data1) {
        return false;
      }
    }
    if (data.bytes !== undefined) {
      let data2 = data.bytes;
      if (!hasTypeInteger(data2)) {
        return false;
      }
      if (typeof data2 == 'number') {
        if (data2 < 0 || Number.isNaN(data2)) {
          return false;
        }
      }
    }
    if (data.created_at !== undefined) {
      let data3 = data.created_at;
      if (!hasTypeInteger(data3)) {
        return false;
      }
      if (typeof data3 == 'number') {
        if (data3 < 0 || Number.isNaN(data3)) {
          return false;
        }
      }
    }
    if (data.expires_at !== undefined) {
      let data4 = data.expires_at;
      if (!hasTypeInteger(data4) && data4 !== null) {
        return false;
      }
      if (typeof data4 == 'number') {
        if (data4 < 0 || Number.isNaN(data4)) {
          return false;
        }
      }
    }
    if (data.filename !== undefined) {
      if (typeof data.filename !== 'string') {
        return false;
      }
    }
    if (data.purpose !== undefined) {
      let data6 = data.purpose;
      const _errs14 = errors;
      let valid1 = false;
      const _errs15 = errors;
      if (typeof data6 !== 'string') {
        errors++;
      }
      if (!(
        data6 === 'assistants' ||
        data6 === 'assistants_output' ||
        data6 === 'batch' ||
        data6 === 'batch_output' ||
        data6 === 'fine-tune' ||
        data6 === 'fine-tune-results' ||
        data6 === 'vision' ||
        data6 === 'user_data' ||
        data6 === 'evals'
      )) {
        errors++;
      }
      var _valid0 = _errs15 === errors;
      valid1 = valid1 || _valid0;
      if (!valid1) {
        const _errs17 = errors;
        if (typeof data6 !== 'string') {
          errors++;
        }
        var _valid0 = _errs17 === errors;
        valid1 = valid1 || _valid0;
      }
      if (!valid1) {
        return false;
      } else {
        errors = _errs14;
      }
    }
    if (data.status !== undefined) {
      let data7 = data.status;
      if (typeof data7 !== 'string') {
        return false;
      }
      if (!(data7 === 'uploaded' || data7 === 'processed' || data7 === 'error')) {
        return false;
      }
    }
    if (data.status_details !== undefined) {
      let data8 = data.status_details;
      if (typeof data8 !== 'string' && data8 !== null) {
        return false;
      }
    }
  } else {
    return false;
  }
  return errors === 0;
}

function checkFileObject(data, path = '', errors = []) {
  if (hasTypeObject(data)) {
    if (data.id === undefined) {
      reportMissing(errors, path, 'id');
    }
    if (data.object === undefined) {
      reportMissing(errors, path, 'object');
    }
    if (data.bytes === undefined) {
      reportMissing(errors, path, 'bytes');
    }
    if (data.created_at === undefined) {
      reportMissing(errors, path, 'created_at');
    }
    if (data.filename === undefined) {
      reportMissing(errors, path, 'filename');
    }
    if (data.purpose === undefined) {
      reportMissing(errors, path, 'purpose');
    }
    if (data.status === undefined) {
      reportMissing(errors, path, 'status');
    }
    if (data.id !== undefined) {
      let data0 = data.id;
      if (typeof data0 === 'string') {
        if (lengthOf(data0) < 1) {
          report(errors, path + '/id', 'minLength', 'must NOT have fewer than 1 characters');
        }
      } else {
        reportType(errors, path + '/id', 'string');
      }
    }
    if (data.object !== undefined) {
      let data1 = data.object;
      if (typeof data1 !== 'string') {
        reportType(errors, path + '/object', 'string');
      }
      if ('file' !== data1) {
        report(errors, path + '/object', 'const', 'must be "file"');
      }
    }
    if (data.bytes !== undefined) {
      let data2 = data.bytes;
      if (!hasTypeInteger(data2)) {
        reportType(errors, path + '/bytes', 'integer');
      }
      if (typeof data2 == 'number') {
        if (data2 < 0 || Number.isNaN(data2)) {
          report(errors, path + '/bytes', 'minimum', 'must be >= 0');
        }
      }
    }
    if (data.created_at !== undefined) {
      let data3 = data.created_at;
      if (!hasTypeInteger(data3)) {
        reportType(errors, path + '/created_at', 'integer');
      }
      if (typeof data3 == 'number') {
        if (data3 < 0 || Number.isNaN(data3)) {
          report(errors, path + '/created_at', 'minimum', 'must be >= 0');
        }
      }
    }
    if (data.expires_at !== undefined) {
      let data4 = data.expires_at;
      if (!hasTypeInteger(data4) && data4 !== null) {
        reportType(errors, path + '/expires_at', 'integer,null');
      }
      if (typeof data4 == 'number') {
        if (data4 < 0 || Number.isNaN(data4)) {
          report(errors, path + '/expires_at', 'minimum', 'must be >= 0');
        }
      }
    }
    if (data.filename !== undefined) {
      if (typeof data.filename !== 'string') {
        reportType(errors, path + '/filename', 'string');
      }
    }
    if (data.purpose !== undefined) {
      let data6 = data.purpose;
      const _errs14 = errors.length;
      let valid1 = false;
      const _errs15 = errors.length;
      if (typeof data6 !== 'string') {
        reportType(errors, path + '/purpose', 'string');
      }
      if (!(
        data6 === 'assistants' ||
        data6 === 'assistants_output' ||
        data6 === 'batch' ||
        data6 === 'batch_output' ||
        data6 === 'fine-tune' ||
        data6 === 'fine-tune-results' ||
        data6 === 'vision' ||
        data6 === 'user_data' ||
        data6 === 'evals'
      )) {
        report(
          errors,
          path + '/purpose',
          'enum',
          'must be one of "assistants", "assistants_output", "batch", "batch_output", "fine-tune", "fine-tune-results", "vision", "user_data", "evals"',
        );
      }
      var _valid0 = _errs15 === errors.length;
      valid1 = valid1 || _valid0;
      if (!valid1) {
        const _errs17 = errors.length;
        if (typeof data6 !== 'string') {
          reportType(errors, path + '/purpose', 'string');
        }
        var _valid0 = _errs17 === errors.length;
        valid1 = valid1 || _valid0;
      }
      if (!valid1) {
        report(errors, path + '/purpose', 'anyOf', 'must match a schema in anyOf');
      } else {
        errors.length = _errs14;
      }
    }
    if (data.status !== undefined) {
      let data7 = data.status;
      if (typeof data7 !== 'string') {
        reportType(errors, path + '/status', 'string');
      }
      if (!(data7 === 'uploaded' || data7 === 'processed' || data7 === 'error')) {
        report(errors, path + '/status', 'enum', 'must be one of "uploaded", "processed", "error"');
      }
    }
    if (data.status_details !== undefined) {
      let data8 = data.status_details;
      if (typeof data8 !== 'string' && data8 !== null) {
        reportType(errors, path + '/status_details', 'string,null');
      }
    }
  } else {
    reportType(errors, path, 'object');
  }
  return errors;
}

export function assertFileObject(value) {
  throwErrors(checkFileObject(value), 'FileObject');
}

export function validateFileObject(value) {
  return toResult(checkFileObject(value), value);
}

export function isFileList(data) {
  let errors = 0;
  const _errs1 = errors;
  const _errs2 = errors;
  if (hasTypeObject(data)) {
    if (data.data !== undefined) {
      let data0 = data.data;
      if (Array.isArray(data0)) {
        if (data0.length < 1) {
          errors++;
        }
      } else {
        errors++;
      }
    }
  }
  var _valid0 = _errs2 === errors;
  errors = _errs1;
  if (_valid0) {
    if (hasTypeObject(data)) {
      if (data.first_id === undefined) {
        return false;
      }
      if (data.last_id === undefined) {
        return false;
      }
      if (data.first_id !== undefined) {
        if (typeof data.first_id !== 'string') {
          return false;
        }
      }
      if (data.last_id !== undefined) {
        if (typeof data.last_id !== 'string') {
          return false;
        }
      }
    }
  }
  if (hasTypeObject(data)) {
    if (data.object === undefined) {
      return false;
    }
    if (data.data === undefined) {
      return false;
    }
    if (data.has_more === undefined) {
      return false;
    }
    if (data.object !== undefined) {
      let data3 = data.object;
      if (typeof data3 !== 'string') {
        return false;
      }
      if ('list' !== data3) {
        return false;
      }
    }
    if (data.data !== undefined) {
      let data4 = data.data;
      if (Array.isArray(data4)) {
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!isFileObject(data4[i0])) {
            return false;
          }
        }
      } else {
        return false;
      }
    }
    if (data.first_id !== undefined) {
      let data6 = data.first_id;
      if (typeof data6 !== 'string' && data6 !== null) {
        return false;
      }
    }
    if (data.last_id !== undefined) {
      let data7 = data.last_id;
      if (typeof data7 !== 'string' && data7 !== null) {
        return false;
      }
    }
    if (data.has_more !== undefined) {
      if (typeof data.has_more !== 'boolean') {
        return false;
      }
    }
  } else {
    return false;
  }
  return errors === 0;
}

function checkFileList(data, path = '', errors = []) {
  const _errs1 = errors.length;
  let valid0 = true;
  const _errs2 = errors.length;
  if (hasTypeObject(data)) {
    if (data.data !== undefined) {
      let data0 = data.data;
      if (Array.isArray(data0)) {
        if (data0.length < 1) {
          errors.push(null);
        }
      } else {
        errors.push(null);
      }
    }
  }
  var _valid0 = _errs2 === errors.length;
  errors.length = _errs1;
  if (_valid0) {
    const _errs5 = errors.length;
    if (hasTypeObject(data)) {
      if (data.first_id === undefined) {
        reportMissing(errors, path, 'first_id');
      }
      if (data.last_id === undefined) {
        reportMissing(errors, path, 'last_id');
      }
      if (data.first_id !== undefined) {
        if (typeof data.first_id !== 'string') {
          reportType(errors, path + '/first_id', 'string');
        }
      }
      if (data.last_id !== undefined) {
        if (typeof data.last_id !== 'string') {
          reportType(errors, path + '/last_id', 'string');
        }
      }
    }
    var _valid0 = _errs5 === errors.length;
    valid0 = _valid0;
  }
  if (!valid0) {
    report(errors, path, 'if', 'must match "then" schema');
  }
  if (hasTypeObject(data)) {
    if (data.object === undefined) {
      reportMissing(errors, path, 'object');
    }
    if (data.data === undefined) {
      reportMissing(errors, path, 'data');
    }
    if (data.has_more === undefined) {
      reportMissing(errors, path, 'has_more');
    }
    if (data.object !== undefined) {
      let data3 = data.object;
      if (typeof data3 !== 'string') {
        reportType(errors, path + '/object', 'string');
      }
      if ('list' !== data3) {
        report(errors, path + '/object', 'const', 'must be "list"');
      }
    }
    if (data.data !== undefined) {
      let data4 = data.data;
      if (Array.isArray(data4)) {
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          checkFileObject(data4[i0], path + '/data/' + i0, errors);
        }
      } else {
        reportType(errors, path + '/data', 'array');
      }
    }
    if (data.first_id !== undefined) {
      let data6 = data.first_id;
      if (typeof data6 !== 'string' && data6 !== null) {
        reportType(errors, path + '/first_id', 'string,null');
      }
    }
    if (data.last_id !== undefined) {
      let data7 = data.last_id;
      if (typeof data7 !== 'string' && data7 !== null) {
        reportType(errors, path + '/last_id', 'string,null');
      }
    }
    if (data.has_more !== undefined) {
      if (typeof data.has_more !== 'boolean') {
        reportType(errors, path + '/has_more', 'boolean');
      }
    }
  } else {
    reportType(errors, path, 'object');
  }
  return errors;
}

export function assertFileList(value) {
  throwErrors(checkFileList(value), 'FileList');
}

export function validateFileList(value) {
  return toResult(checkFileList(value), value);
}

export function isFileDeleted(data) {
  if (hasTypeObject(data)) {
    if (data.id === undefined) {
      return false;
    }
    if (data.object === undefined) {
      return false;
    }
    if (data.deleted === undefined) {
      return false;
    }
    if (data.id !== undefined) {
      let data0 = data.id;
      if (typeof data0 === 'string') {
        if (lengthOf(data0) < 1) {
          return false;
        }
      } else {
        return false;
      }
    }
    if (data.object !== undefined) {
      let data1 = data.object;
      if (typeof data1 !== 'string') {
        return false;
      }
      if ('file' !== data1) {
        return false;
      }
    }
    if (data.deleted !== undefined) {
      if (typeof data.deleted !== 'boolean') {
        return false;
      }
    }
  } else {
    return false;
  }
  return true;
}

function checkFileDeleted(data, path = '', errors = []) {
  if (hasTypeObject(data)) {
    if (data.id === undefined) {
      reportMissing(errors, path, 'id');
    }
    if (data.object === undefined) {
      reportMissing(errors, path, 'object');
    }
    if (data.deleted === undefined) {
      reportMissing(errors, path, 'deleted');
    }
    if (data.id !== undefined) {
      let data0 = data.id;
      if (typeof data0 === 'string') {
        if (lengthOf(data0) < 1) {
          report(errors, path + '/id', 'minLength', 'must NOT have fewer than 1 characters');
        }
      } else {
        reportType(errors, path + '/id', 'string');
      }
    }
    if (data.object !== undefined) {
      let data1 = data.object;
      if (typeof data1 !== 'string') {
        reportType(errors, path + '/object', 'string');
      }
      if ('file' !== data1) {
        report(errors, path + '/object', 'const', 'must be "file"');
      }
    }
    if (data.deleted !== undefined) {
      if (typeof data.deleted !== 'boolean') {
        reportType(errors, path + '/deleted', 'boolean');
      }
    }
  } else {
    reportType(errors, path, 'object');
  }
  return errors;
}

export function assertFileDeleted(value) {
  throwErrors(checkFileDeleted(value), 'FileDeleted');
}

export function validateFileDeleted(value) {
  return toResult(checkFileDeleted(value), value);
}

export function isFileExpiresAfter(data) {
  if (hasTypeObject(data)) {
    if (data.anchor === undefined) {
      return false;
    }
    if (data.seconds === undefined) {
      return false;
    }
    if (data.anchor !== undefined) {
      let data0 = data.anchor;
      if (typeof data0 !== 'string') {
        return false;
      }
      if ('created_at' !== data0) {
        return false;
      }
    }
    if (data.seconds !== undefined) {
      let data1 = data.seconds;
      if (!hasTypeInteger(data1)) {
        return false;
      }
      if (typeof data1 == 'number') {
        if (data1 > 2592000 || Number.isNaN(data1)) {
          return false;
        }
        if (data1 < 3600 || Number.isNaN(data1)) {
          return false;
        }
      }
    }
  } else {
    return false;
  }
  return true;
}

function checkFileExpiresAfter(data, path = '', errors = []) {
  if (hasTypeObject(data)) {
    if (data.anchor === undefined) {
      reportMissing(errors, path, 'anchor');
    }
    if (data.seconds === undefined) {
      reportMissing(errors, path, 'seconds');
    }
    if (data.anchor !== undefined) {
      let data0 = data.anchor;
      if (typeof data0 !== 'string') {
        reportType(errors, path + '/anchor', 'string');
      }
      if ('created_at' !== data0) {
        report(errors, path + '/anchor', 'const', 'must be "created_at"');
      }
    }
    if (data.seconds !== undefined) {
      let data1 = data.seconds;
      if (!hasTypeInteger(data1)) {
        reportType(errors, path + '/seconds', 'integer');
      }
      if (typeof data1 == 'number') {
        if (data1 > 2592000 || Number.isNaN(data1)) {
          report(errors, path + '/seconds', 'maximum', 'must be <= 2592000');
        }
        if (data1 < 3600 || Number.isNaN(data1)) {
          report(errors, path + '/seconds', 'minimum', 'must be >= 3600');
        }
      }
    }
  } else {
    reportType(errors, path, 'object');
  }
  return errors;
}

export function assertFileExpiresAfter(value) {
  throwErrors(checkFileExpiresAfter(value), 'FileExpiresAfter');
}

export function validateFileExpiresAfter(value) {
  return toResult(checkFileExpiresAfter(value), value);
}

export function isUpload(data) {
  let errors = 0;
  const _errs1 = errors;
  const _errs2 = errors;
  if (hasTypeObject(data)) {
    if (data.status === undefined) {
      errors++;
    } else {
      if (data.status !== undefined) {
        if ('completed' !== data.status) {
          errors++;
        }
      }
    }
  }
  var _valid0 = _errs2 === errors;
  errors = _errs1;
  if (_valid0) {
    if (hasTypeObject(data)) {
      if (data.file === undefined) {
        return false;
      }
    }
  }
  if (hasTypeObject(data)) {
    if (data.id === undefined) {
      return false;
    }
    if (data.object === undefined) {
      return false;
    }
    if (data.bytes === undefined) {
      return false;
    }
    if (data.created_at === undefined) {
      return false;
    }
    if (data.expires_at === undefined) {
      return false;
    }
    if (data.filename === undefined) {
      return false;
    }
    if (data.purpose === undefined) {
      return false;
    }
    if (data.status === undefined) {
      return false;
    }
    if (data.id !== undefined) {
      let data1 = data.id;
      if (typeof data1 === 'string') {
        if (lengthOf(data1) < 1) {
          return false;
        }
      } else {
        return false;
      }
    }
    if (data.object !== undefined) {
      let data2 = data.object;
      if (typeof data2 !== 'string') {
        return false;
      }
      if ('upload' !== data2) {
        return false;
      }
    }
    if (data.bytes !== undefined) {
      let data3 = data.bytes;
      if (!hasTypeInteger(data3)) {
        return false;
      }
      if (typeof data3 == 'number') {
        if (data3 < 0 || Number.isNaN(data3)) {
          return false;
        }
      }
    }
    if (data.created_at !== undefined) {
      let data4 = data.created_at;
      if (!hasTypeInteger(data4)) {
        return false;
      }
      if (typeof data4 == 'number') {
        if (data4 < 0 || Number.isNaN(data4)) {
          return false;
        }
      }
    }
    if (data.expires_at !== undefined) {
      let data5 = data.expires_at;
      if (!hasTypeInteger(data5)) {
        return false;
      }
      if (typeof data5 == 'number') {
        if (data5 < 0 || Number.isNaN(data5)) {
          return false;
        }
      }
    }
    if (data.filename !== undefined) {
      if (typeof data.filename !== 'string') {
        return false;
      }
    }
    if (data.purpose !== undefined) {
      let data7 = data.purpose;
      const _errs18 = errors;
      let valid3 = false;
      const _errs19 = errors;
      if (!isFilePurpose(data7)) {
        errors++;
      }
      var _valid1 = _errs19 === errors;
      valid3 = valid3 || _valid1;
      if (!valid3) {
        const _errs20 = errors;
        if (typeof data7 !== 'string') {
          errors++;
        }
        var _valid1 = _errs20 === errors;
        valid3 = valid3 || _valid1;
      }
      if (!valid3) {
        return false;
      } else {
        errors = _errs18;
      }
    }
    if (data.status !== undefined) {
      let data8 = data.status;
      if (typeof data8 !== 'string') {
        return false;
      }
      if (!(
        data8 === 'pending' ||
        data8 === 'completed' ||
        data8 === 'cancelled' ||
        data8 === 'expired'
      )) {
        return false;
      }
    }
    if (data.file !== undefined) {
      if (!isFileObject(data.file)) {
        return false;
      }
    }
  } else {
    return false;
  }
  return errors === 0;
}

function checkUpload(data, path = '', errors = []) {
  const _errs1 = errors.length;
  let valid0 = true;
  const _errs2 = errors.length;
  if (hasTypeObject(data)) {
    if (data.status === undefined) {
      errors.push(null);
    } else {
      if (data.status !== undefined) {
        if ('completed' !== data.status) {
          errors.push(null);
        }
      }
    }
  }
  var _valid0 = _errs2 === errors.length;
  errors.length = _errs1;
  if (_valid0) {
    const _errs4 = errors.length;
    if (hasTypeObject(data)) {
      if (data.file === undefined) {
        reportMissing(errors, path, 'file');
      }
    }
    var _valid0 = _errs4 === errors.length;
    valid0 = _valid0;
  }
  if (!valid0) {
    report(errors, path, 'if', 'must match "then" schema');
  }
  if (hasTypeObject(data)) {
    if (data.id === undefined) {
      reportMissing(errors, path, 'id');
    }
    if (data.object === undefined) {
      reportMissing(errors, path, 'object');
    }
    if (data.bytes === undefined) {
      reportMissing(errors, path, 'bytes');
    }
    if (data.created_at === undefined) {
      reportMissing(errors, path, 'created_at');
    }
    if (data.expires_at === undefined) {
      reportMissing(errors, path, 'expires_at');
    }
    if (data.filename === undefined) {
      reportMissing(errors, path, 'filename');
    }
    if (data.purpose === undefined) {
      reportMissing(errors, path, 'purpose');
    }
    if (data.status === undefined) {
      reportMissing(errors, path, 'status');
    }
    if (data.id !== undefined) {
      let data1 = data.id;
      if (typeof data1 === 'string') {
        if (lengthOf(data1) < 1) {
          report(errors, path + '/id', 'minLength', 'must NOT have fewer than 1 characters');
        }
      } else {
        reportType(errors, path + '/id', 'string');
      }
    }
    if (data.object !== undefined) {
      let data2 = data.object;
      if (typeof data2 !== 'string') {
        reportType(errors, path + '/object', 'string');
      }
      if ('upload' !== data2) {
        report(errors, path + '/object', 'const', 'must be "upload"');
      }
    }
    if (data.bytes !== undefined) {
      let data3 = data.bytes;
      if (!hasTypeInteger(data3)) {
        reportType(errors, path + '/bytes', 'integer');
      }
      if (typeof data3 == 'number') {
        if (data3 < 0 || Number.isNaN(data3)) {
          report(errors, path + '/bytes', 'minimum', 'must be >= 0');
        }
      }
    }
    if (data.created_at !== undefined) {
      let data4 = data.created_at;
      if (!hasTypeInteger(data4)) {
        reportType(errors, path + '/created_at', 'integer');
      }
      if (typeof data4 == 'number') {
        if (data4 < 0 || Number.isNaN(data4)) {
          report(errors, path + '/created_at', 'minimum', 'must be >= 0');
        }
      }
    }
    if (data.expires_at !== undefined) {
      let data5 = data.expires_at;
      if (!hasTypeInteger(data5)) {
        reportType(errors, path + '/expires_at', 'integer');
      }
      if (typeof data5 == 'number') {
        if (data5 < 0 || Number.isNaN(data5)) {
          report(errors, path + '/expires_at', 'minimum', 'must be >= 0');
        }
      }
    }
    if (data.filename !== undefined) {
      if (typeof data.filename !== 'string') {
        reportType(errors, path + '/filename', 'string');
      }
    }
    if (data.purpose !== undefined) {
      let data7 = data.purpose;
      const _errs18 = errors.length;
      let valid3 = false;
      const _errs19 = errors.length;
      checkFilePurpose(data7, path + '/purpose', errors);
      var _valid1 = _errs19 === errors.length;
      valid3 = valid3 || _valid1;
      if (!valid3) {
        const _errs20 = errors.length;
        if (typeof data7 !== 'string') {
          reportType(errors, path + '/purpose', 'string');
        }
        var _valid1 = _errs20 === errors.length;
        valid3 = valid3 || _valid1;
      }
      if (!valid3) {
        report(errors, path + '/purpose', 'anyOf', 'must match a schema in anyOf');
      } else {
        errors.length = _errs18;
      }
    }
    if (data.status !== undefined) {
      let data8 = data.status;
      if (typeof data8 !== 'string') {
        reportType(errors, path + '/status', 'string');
      }
      if (!(
        data8 === 'pending' ||
        data8 === 'completed' ||
        data8 === 'cancelled' ||
        data8 === 'expired'
      )) {
        report(
          errors,
          path + '/status',
          'enum',
          'must be one of "pending", "completed", "cancelled", "expired"',
        );
      }
    }
    if (data.file !== undefined) {
      checkFileObject(data.file, path + '/file', errors);
    }
  } else {
    reportType(errors, path, 'object');
  }
  return errors;
}

export function assertUpload(value) {
  throwErrors(checkUpload(value), 'Upload');
}

export function validateUpload(value) {
  return toResult(checkUpload(value), value);
}

export function isUploadPart(data) {
  if (hasTypeObject(data)) {
    if (data.id === undefined) {
      return false;
    }
    if (data.object === undefined) {
      return false;
    }
    if (data.created_at === undefined) {
      return false;
    }
    if (data.upload_id === undefined) {
      return false;
    }
    if (data.id !== undefined) {
      let data0 = data.id;
      if (typeof data0 === 'string') {
        if (lengthOf(data0) < 1) {
          return false;
        }
      } else {
        return false;
      }
    }
    if (data.object !== undefined) {
      let data1 = data.object;
      if (typeof data1 !== 'string') {
        return false;
      }
      if ('upload.part' !== data1) {
        return false;
      }
    }
    if (data.created_at !== undefined) {
      let data2 = data.created_at;
      if (!hasTypeInteger(data2)) {
        return false;
      }
      if (typeof data2 == 'number') {
        if (data2 < 0 || Number.isNaN(data2)) {
          return false;
        }
      }
    }
    if (data.upload_id !== undefined) {
      let data3 = data.upload_id;
      if (typeof data3 === 'string') {
        if (lengthOf(data3) < 1) {
          return false;
        }
      } else {
        return false;
      }
    }
  } else {
    return false;
  }
  return true;
}

function checkUploadPart(data, path = '', errors = []) {
  if (hasTypeObject(data)) {
    if (data.id === undefined) {
      reportMissing(errors, path, 'id');
    }
    if (data.object === undefined) {
      reportMissing(errors, path, 'object');
    }
    if (data.created_at === undefined) {
      reportMissing(errors, path, 'created_at');
    }
    if (data.upload_id === undefined) {
      reportMissing(errors, path, 'upload_id');
    }
    if (data.id !== undefined) {
      let data0 = data.id;
      if (typeof data0 === 'string') {
        if (lengthOf(data0) < 1) {
          report(errors, path + '/id', 'minLength', 'must NOT have fewer than 1 characters');
        }
      } else {
        reportType(errors, path + '/id', 'string');
      }
    }
    if (data.object !== undefined) {
      let data1 = data.object;
      if (typeof data1 !== 'string') {
        reportType(errors, path + '/object', 'string');
      }
      if ('upload.part' !== data1) {
        report(errors, path + '/object', 'const', 'must be "upload.part"');
      }
    }
    if (data.created_at !== undefined) {
      let data2 = data.created_at;
      if (!hasTypeInteger(data2)) {
        reportType(errors, path + '/created_at', 'integer');
      }
      if (typeof data2 == 'number') {
        if (data2 < 0 || Number.isNaN(data2)) {
          report(errors, path + '/created_at', 'minimum', 'must be >= 0');
        }
      }
    }
    if (data.upload_id !== undefined) {
      let data3 = data.upload_id;
      if (typeof data3 === 'string') {
        if (lengthOf(data3) < 1) {
          report(errors, path + '/upload_id', 'minLength', 'must NOT have fewer than 1 characters');
        }
      } else {
        reportType(errors, path + '/upload_id', 'string');
      }
    }
  } else {
    reportType(errors, path, 'object');
  }
  return errors;
}

export function assertUploadPart(value) {
  throwErrors(checkUploadPart(value), 'UploadPart');
}

export function validateUploadPart(value) {
  return toResult(checkUploadPart(value), value);
}

export function isCreateFileRequest(data) {
  if (hasTypeObject(data)) {
    if (data.file === undefined) {
      return false;
    }
    if (data.purpose === undefined) {
      return false;
    }
    for (const key0 in data) {
      if (!(key0 === 'purpose' || key0 === 'expires_after' || key0 === 'file')) {
        return false;
      }
    }
    if (data.purpose !== undefined) {
      if (!isFilePurpose(data.purpose)) {
        return false;
      }
    }
    if (data.expires_after !== undefined) {
      if (!isFileExpiresAfter(data.expires_after)) {
        return false;
      }
    }
    if (data.file !== undefined) {
      if (typeof data.file !== 'string') {
        return false;
      }
    }
  } else {
    return false;
  }
  return true;
}

function checkCreateFileRequest(data, path = '', errors = []) {
  if (hasTypeObject(data)) {
    if (data.file === undefined) {
      reportMissing(errors, path, 'file');
    }
    if (data.purpose === undefined) {
      reportMissing(errors, path, 'purpose');
    }
    for (const key0 in data) {
      if (!(key0 === 'purpose' || key0 === 'expires_after' || key0 === 'file')) {
        reportExtra(errors, path, key0);
      }
    }
    if (data.purpose !== undefined) {
      checkFilePurpose(data.purpose, path + '/purpose', errors);
    }
    if (data.expires_after !== undefined) {
      checkFileExpiresAfter(data.expires_after, path + '/expires_after', errors);
    }
    if (data.file !== undefined) {
      if (typeof data.file !== 'string') {
        reportType(errors, path + '/file', 'string');
      }
    }
  } else {
    reportType(errors, path, 'object');
  }
  return errors;
}

export function assertCreateFileRequest(value) {
  throwErrors(checkCreateFileRequest(value), 'CreateFileRequest');
}

export function validateCreateFileRequest(value) {
  return toResult(checkCreateFileRequest(value), value);
}

export function isCreateUploadRequest(data) {
  if (hasTypeObject(data)) {
    if (data.bytes === undefined) {
      return false;
    }
    if (data.filename === undefined) {
      return false;
    }
    if (data.mime_type === undefined) {
      return false;
    }
    if (data.purpose === undefined) {
      return false;
    }
    for (const key0 in data) {
      if (!(
        key0 === 'bytes' ||
        key0 === 'filename' ||
        key0 === 'mime_type' ||
        key0 === 'purpose' ||
        key0 === 'expires_after'
      )) {
        return false;
      }
    }
    if (data.bytes !== undefined) {
      let data0 = data.bytes;
      if (!hasTypeInteger(data0)) {
        return false;
      }
      if (typeof data0 == 'number') {
        if (data0 > 8589934592 || Number.isNaN(data0)) {
          return false;
        }
        if (data0 < 0 || Number.isNaN(data0)) {
          return false;
        }
      }
    }
    if (data.filename !== undefined) {
      if (typeof data.filename !== 'string') {
        return false;
      }
    }
    if (data.mime_type !== undefined) {
      if (typeof data.mime_type !== 'string') {
        return false;
      }
    }
    if (data.purpose !== undefined) {
      if (!isFilePurpose(data.purpose)) {
        return false;
      }
    }
    if (data.expires_after !== undefined) {
      if (!isFileExpiresAfter(data.expires_after)) {
        return false;
      }
    }
  } else {
    return false;
  }
  return true;
}

function checkCreateUploadRequest(data, path = '', errors = []) {
  if (hasTypeObject(data)) {
    if (data.bytes === undefined) {
      reportMissing(errors, path, 'bytes');
    }
    if (data.filename === undefined) {
      reportMissing(errors, path, 'filename');
    }
    if (data.mime_type === undefined) {
      reportMissing(errors, path, 'mime_type');
    }
    if (data.purpose === undefined) {
      reportMissing(errors, path, 'purpose');
    }
    for (const key0 in data) {
      if (!(
        key0 === 'bytes' ||
        key0 === 'filename' ||
        key0 === 'mime_type' ||
        key0 === 'purpose' ||
        key0 === 'expires_after'
      )) {
        reportExtra(errors, path, key0);
      }
    }
    if (data.bytes !== undefined) {
      let data0 = data.bytes;
      if (!hasTypeInteger(data0)) {
        reportType(errors, path + '/bytes', 'integer');
      }
      if (typeof data0 == 'number') {
        if (data0 > 8589934592 || Number.isNaN(data0)) {
          report(errors, path + '/bytes', 'maximum', 'must be <= 8589934592');
        }
        if (data0 < 0 || Number.isNaN(data0)) {
          report(errors, path + '/bytes', 'minimum', 'must be >= 0');
        }
      }
    }
    if (data.filename !== undefined) {
      if (typeof data.filename !== 'string') {
        reportType(errors, path + '/filename', 'string');
      }
    }
    if (data.mime_type !== undefined) {
      if (typeof data.mime_type !== 'string') {
        reportType(errors, path + '/mime_type', 'string');
      }
    }
    if (data.purpose !== undefined) {
      checkFilePurpose(data.purpose, path + '/purpose', errors);
    }
    if (data.expires_after !== undefined) {
      checkFileExpiresAfter(data.expires_after, path + '/expires_after', errors);
    }
  } else {
    reportType(errors, path, 'object');
  }
  return errors;
}

export function assertCreateUploadRequest(value) {
  throwErrors(checkCreateUploadRequest(value), 'CreateUploadRequest');
}

export function validateCreateUploadRequest(value) {
  return toResult(checkCreateUploadRequest(value), value);
}

export function isAddUploadPartRequest(data) {
  if (hasTypeObject(data)) {
    if (data.data === undefined) {
      return false;
    }
    for (const key0 in data) {
      if (!(key0 === 'data')) {
        return false;
      }
    }
    if (data.data !== undefined) {
      if (typeof data.data !== 'string') {
        return false;
      }
    }
  } else {
    return false;
  }
  return true;
}

function checkAddUploadPartRequest(data, path = '', errors = []) {
  if (hasTypeObject(data)) {
    if (data.data === undefined) {
      reportMissing(errors, path, 'data');
    }
    for (const key0 in data) {
      if (!(key0 === 'data')) {
        reportExtra(errors, path, key0);
      }
    }
    if (data.data !== undefined) {
      if (typeof data.data !== 'string') {
        reportType(errors, path + '/data', 'string');
      }
    }
  } else {
    reportType(errors, path, 'object');
  }
  return errors;
}

export function assertAddUploadPartRequest(value) {
  throwErrors(checkAddUploadPartRequest(value), 'AddUploadPartRequest');
}

export function validateAddUploadPartRequest(value) {
  return toResult(checkAddUploadPartRequest(value), value);
}

export function isCompleteUploadRequest(data) {
  if (hasTypeObject(data)) {
    if (data.part_ids === undefined) {
      return false;
    }
    for (const key0 in data) {
      if (!(key0 === 'part_ids' || key0 === 'md5')) {
        return false;
      }
    }
    if (data.part_ids !== undefined) {
      let data0 = data.part_ids;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data0[i0] !== 'string') {
            return false;
          }
        }
      } else {
        return false;
      }
    }
    if (data.md5 !== undefined) {
      if (typeof data.md5 !== 'string') {
        return false;
      }
    }
  } else {
    return false;
  }
  return true;
}

function checkCompleteUploadRequest(data, path = '', errors = []) {
  if (hasTypeObject(data)) {
    if (data.part_ids === undefined) {
      reportMissing(errors, path, 'part_ids');
    }
    for (const key0 in data) {
      if (!(key0 === 'part_ids' || key0 === 'md5')) {
        reportExtra(errors, path, key0);
      }
    }
    if (data.part_ids !== undefined) {
      let data0 = data.part_ids;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data0[i0] !== 'string') {
            reportType(errors, path + '/part_ids/' + i0, 'string');
          }
        }
      } else {
        reportType(errors, path + '/part_ids', 'array');
      }
    }
    if (data.md5 !== undefined) {
      if (typeof data.md5 !== 'string') {
        reportType(errors, path + '/md5', 'string');
      }
    }
  } else {
    reportType(errors, path, 'object');
  }
  return errors;
}

export function assertCompleteUploadRequest(value) {
  throwErrors(checkCompleteUploadRequest(value), 'CompleteUploadRequest');
}

export function validateCompleteUploadRequest(value) {
  return toResult(checkCompleteUploadRequest(value), value);
}

export function isError(data) {
  if (hasTypeObject(data)) {
    if (data.message === undefined) {
      return false;
    }
    if (data.type === undefined) {
      return false;
    }
    if (data.param === undefined) {
      return false;
    }
    if (data.code === undefined) {
      return false;
    }
    if (data.message !== undefined) {
      if (typeof data.message !== 'string') {
        return false;
      }
    }
    if (data.type !== undefined) {
      if (typeof data.type !== 'string') {
        return false;
      }
    }
    if (data.param !== undefined) {
      let data2 = data.param;
      if (typeof data2 !== 'string' && data2 !== null) {
        return false;
      }
    }
    if (data.code !== undefined) {
      let data3 = data.code;
      if (typeof data3 !== 'string' && data3 !== null) {
        return false;
      }
    }
  } else {
    return false;
  }
  return true;
}

function checkError(data, path = '', errors = []) {
  if (hasTypeObject(data)) {
    if (data.message === undefined) {
      reportMissing(errors, path, 'message');
    }
    if (data.type === undefined) {
      reportMissing(errors, path, 'type');
    }
    if (data.param === undefined) {
      reportMissing(errors, path, 'param');
    }
    if (data.code === undefined) {
      reportMissing(errors, path, 'code');
    }
    if (data.message !== undefined) {
      if (typeof data.message !== 'string') {
        reportType(errors, path + '/message', 'string');
      }
    }
    if (data.type !== undefined) {
      if (typeof data.type !== 'string') {
        reportType(errors, path + '/type', 'string');
      }
    }
    if (data.param !== undefined) {
      let data2 = data.param;
      if (typeof data2 !== 'string' && data2 !== null) {
        reportType(errors, path + '/param', 'string,null');
      }
    }
    if (data.code !== undefined) {
      let data3 = data.code;
      if (typeof data3 !== 'string' && data3 !== null) {
        reportType(errors, path + '/code', 'string,null');
      }
    }
  } else {
    reportType(errors, path, 'object');
  }
  return errors;
}

export function assertError(value) {
  throwErrors(checkError(value), 'Error');
}

export function validateError(value) {
  return toResult(checkError(value), value);
}

export function isErrorResponse(data) {
  if (hasTypeObject(data)) {
    if (data.error === undefined) {
      return false;
    }
    if (data.error !== undefined) {
      if (!isError(data.error)) {
        return false;
      }
    }
  } else {
    return false;
  }
  return true;
}

function checkErrorResponse(data, path = '', errors = []) {
  if (hasTypeObject(data)) {
    if (data.error === undefined) {
      reportMissing(errors, path, 'error');
    }
    if (data.error !== undefined) {
      checkError(data.error, path + '/error', errors);
    }
  } else {
    reportType(errors, path, 'object');
  }
  return errors;
}

export function assertErrorResponse(value) {
  throwErrors(checkErrorResponse(value), 'ErrorResponse');
}

export function validateErrorResponse(value) {
  return toResult(checkErrorResponse(value), value);
}

export const validators = {
  FilePurpose: validateFilePurpose,
  FileObject: validateFileObject,
  FileList: validateFileList,
  FileDeleted: validateFileDeleted,
  FileExpiresAfter: validateFileExpiresAfter,
  Upload: validateUpload,
  UploadPart: validateUploadPart,
  CreateFileRequest: validateCreateFileRequest,
  CreateUploadRequest: validateCreateUploadRequest,
  AddUploadPartRequest: validateAddUploadPartRequest,
  CompleteUploadRequest: validateCompleteUploadRequest,
  ErrorResponse: validateErrorResponse,
  Error: validateError,
};
