// Made from spec/openapi.yaml by `upspec generate`; do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) =>
  function __require() {
    try {
      return (
        mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod),
        mod.exports
      );
    } catch (e) {
      throw ((mod = 0), e);
    }
  };

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  'node_modules/ajv/dist/runtime/ucs2length.js'(exports) {
    'use strict';
    Object.defineProperty(exports, '__esModule', { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320) pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
  },
});

// compiled-schemas:compiled-schemas
var compiledFilePurpose = validate52;
var schema19 = {
  type: 'string',
  enum: ['assistants', 'batch', 'fine-tune', 'vision', 'user_data', 'evals'],
};
function validate52(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate52.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== 'string') {
    const err0 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'string' },
      message: 'must be string',
    };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (!(
    data === 'assistants' ||
    data === 'batch' ||
    data === 'fine-tune' ||
    data === 'vision' ||
    data === 'user_data' ||
    data === 'evals'
  )) {
    const err1 = {
      instancePath,
      schemaPath: '#/enum',
      keyword: 'enum',
      params: { allowedValues: schema19.enum },
      message: 'must be equal to one of the allowed values',
    };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate52.errors = vErrors;
  return errors === 0;
}
validate52.evaluated = { dynamicProps: false, dynamicItems: false };
var compiledFileObject = validate53;
var schema20 = {
  type: 'object',
  required: ['id', 'object', 'bytes', 'created_at', 'filename', 'purpose', 'status'],
  properties: {
    id: { type: 'string', minLength: 1 },
    object: { const: 'file', type: 'string' },
    bytes: { type: 'integer', minimum: 0 },
    created_at: { type: 'integer', minimum: 0 },
    expires_at: { type: ['integer', 'null'], minimum: 0 },
    filename: { type: 'string' },
    purpose: {
      anyOf: [
        {
          type: 'string',
          enum: [
            'assistants',
            'assistants_output',
            'batch',
            'batch_output',
            'fine-tune',
            'fine-tune-results',
            'vision',
            'user_data',
            'evals',
          ],
        },
        { type: 'string' },
      ],
    },
    status: { type: 'string', enum: ['uploaded', 'processed', 'error'] },
    status_details: { type: ['string', 'null'] },
  },
};
var func1 = require_ucs2length().default;
function validate53(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'id' },
        message: "must have required property 'id'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.object === void 0) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'object' },
        message: "must have required property 'object'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.bytes === void 0) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'bytes' },
        message: "must have required property 'bytes'",
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.created_at === void 0) {
      const err3 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'created_at' },
        message: "must have required property 'created_at'",
      };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.filename === void 0) {
      const err4 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'filename' },
        message: "must have required property 'filename'",
      };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.purpose === void 0) {
      const err5 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'purpose' },
        message: "must have required property 'purpose'",
      };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.status === void 0) {
      const err6 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'status' },
        message: "must have required property 'status'",
      };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === 'string') {
        if (func1(data0) < 1) {
          const err7 = {
            instancePath: instancePath + '/id',
            schemaPath: '#/properties/id/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            message: 'must NOT have fewer than 1 characters',
          };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = {
          instancePath: instancePath + '/id',
          schemaPath: '#/properties/id/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.object !== void 0) {
      let data1 = data.object;
      if (typeof data1 !== 'string') {
        const err9 = {
          instancePath: instancePath + '/object',
          schemaPath: '#/properties/object/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if ('file' !== data1) {
        const err10 = {
          instancePath: instancePath + '/object',
          schemaPath: '#/properties/object/const',
          keyword: 'const',
          params: { allowedValue: 'file' },
          message: 'must be equal to constant',
        };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.bytes !== void 0) {
      let data2 = data.bytes;
      if (!(typeof data2 == 'number' && !(data2 % 1) && !isNaN(data2))) {
        const err11 = {
          instancePath: instancePath + '/bytes',
          schemaPath: '#/properties/bytes/type',
          keyword: 'type',
          params: { type: 'integer' },
          message: 'must be integer',
        };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      if (typeof data2 == 'number') {
        if (data2 < 0 || isNaN(data2)) {
          const err12 = {
            instancePath: instancePath + '/bytes',
            schemaPath: '#/properties/bytes/minimum',
            keyword: 'minimum',
            params: { comparison: '>=', limit: 0 },
            message: 'must be >= 0',
          };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      }
    }
    if (data.created_at !== void 0) {
      let data3 = data.created_at;
      if (!(typeof data3 == 'number' && !(data3 % 1) && !isNaN(data3))) {
        const err13 = {
          instancePath: instancePath + '/created_at',
          schemaPath: '#/properties/created_at/type',
          keyword: 'type',
          params: { type: 'integer' },
          message: 'must be integer',
        };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
      if (typeof data3 == 'number') {
        if (data3 < 0 || isNaN(data3)) {
          const err14 = {
            instancePath: instancePath + '/created_at',
            schemaPath: '#/properties/created_at/minimum',
            keyword: 'minimum',
            params: { comparison: '>=', limit: 0 },
            message: 'must be >= 0',
          };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      }
    }
    if (data.expires_at !== void 0) {
      let data4 = data.expires_at;
      if (!(typeof data4 == 'number' && !(data4 % 1) && !isNaN(data4)) && data4 !== null) {
        const err15 = {
          instancePath: instancePath + '/expires_at',
          schemaPath: '#/properties/expires_at/type',
          keyword: 'type',
          params: { type: schema20.properties.expires_at.type },
          message: 'must be integer,null',
        };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
      if (typeof data4 == 'number') {
        if (data4 < 0 || isNaN(data4)) {
          const err16 = {
            instancePath: instancePath + '/expires_at',
            schemaPath: '#/properties/expires_at/minimum',
            keyword: 'minimum',
            params: { comparison: '>=', limit: 0 },
            message: 'must be >= 0',
          };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      }
    }
    if (data.filename !== void 0) {
      if (typeof data.filename !== 'string') {
        const err17 = {
          instancePath: instancePath + '/filename',
          schemaPath: '#/properties/filename/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.purpose !== void 0) {
      let data6 = data.purpose;
      const _errs14 = errors;
      let valid1 = false;
      const _errs15 = errors;
      if (typeof data6 !== 'string') {
        const err18 = {
          instancePath: instancePath + '/purpose',
          schemaPath: '#/properties/purpose/anyOf/0/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
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
        const err19 = {
          instancePath: instancePath + '/purpose',
          schemaPath: '#/properties/purpose/anyOf/0/enum',
          keyword: 'enum',
          params: { allowedValues: schema20.properties.purpose.anyOf[0].enum },
          message: 'must be equal to one of the allowed values',
        };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
      var _valid0 = _errs15 === errors;
      valid1 = valid1 || _valid0;
      const _errs17 = errors;
      if (typeof data6 !== 'string') {
        const err20 = {
          instancePath: instancePath + '/purpose',
          schemaPath: '#/properties/purpose/anyOf/1/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
      var _valid0 = _errs17 === errors;
      valid1 = valid1 || _valid0;
      if (!valid1) {
        const err21 = {
          instancePath: instancePath + '/purpose',
          schemaPath: '#/properties/purpose/anyOf',
          keyword: 'anyOf',
          params: {},
          message: 'must match a schema in anyOf',
        };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      } else {
        errors = _errs14;
        if (vErrors !== null) {
          if (_errs14) {
            vErrors.length = _errs14;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.status !== void 0) {
      let data7 = data.status;
      if (typeof data7 !== 'string') {
        const err22 = {
          instancePath: instancePath + '/status',
          schemaPath: '#/properties/status/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
      if (!(data7 === 'uploaded' || data7 === 'processed' || data7 === 'error')) {
        const err23 = {
          instancePath: instancePath + '/status',
          schemaPath: '#/properties/status/enum',
          keyword: 'enum',
          params: { allowedValues: schema20.properties.status.enum },
          message: 'must be equal to one of the allowed values',
        };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.status_details !== void 0) {
      let data8 = data.status_details;
      if (typeof data8 !== 'string' && data8 !== null) {
        const err24 = {
          instancePath: instancePath + '/status_details',
          schemaPath: '#/properties/status_details/type',
          keyword: 'type',
          params: { type: schema20.properties.status_details.type },
          message: 'must be string,null',
        };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
  } else {
    const err25 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      message: 'must be object',
    };
    if (vErrors === null) {
      vErrors = [err25];
    } else {
      vErrors.push(err25);
    }
    errors++;
  }
  validate53.errors = vErrors;
  return errors === 0;
}
validate53.evaluated = {
  props: {
    id: true,
    object: true,
    bytes: true,
    created_at: true,
    expires_at: true,
    filename: true,
    purpose: true,
    status: true,
    status_details: true,
  },
  dynamicProps: false,
  dynamicItems: false,
};
var compiledFileList = validate54;
var schema21 = {
  type: 'object',
  required: ['object', 'data', 'has_more'],
  properties: {
    object: { const: 'list', type: 'string' },
    data: { type: 'array', items: { $ref: 'upspec:FileObject' } },
    first_id: { type: ['string', 'null'] },
    last_id: { type: ['string', 'null'] },
    has_more: { type: 'boolean' },
  },
  if: { properties: { data: { type: 'array', minItems: 1 } } },
  then: {
    required: ['first_id', 'last_id'],
    properties: { first_id: { type: 'string' }, last_id: { type: 'string' } },
  },
};
function validate54(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate54.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs1 = errors;
  let valid0 = true;
  const _errs2 = errors;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.data !== void 0) {
      let data0 = data.data;
      const _errs3 = errors;
      if (errors === _errs3) {
        if (Array.isArray(data0)) {
          if (data0.length < 1) {
            const err0 = {};
            if (vErrors === null) {
              vErrors = [err0];
            } else {
              vErrors.push(err0);
            }
            errors++;
          }
        } else {
          const err1 = {};
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      }
    }
  }
  var _valid0 = _errs2 === errors;
  errors = _errs1;
  if (vErrors !== null) {
    if (_errs1) {
      vErrors.length = _errs1;
    } else {
      vErrors = null;
    }
  }
  if (_valid0) {
    const _errs5 = errors;
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.first_id === void 0) {
        const err2 = {
          instancePath,
          schemaPath: '#/then/required',
          keyword: 'required',
          params: { missingProperty: 'first_id' },
          message: "must have required property 'first_id'",
        };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (data.last_id === void 0) {
        const err3 = {
          instancePath,
          schemaPath: '#/then/required',
          keyword: 'required',
          params: { missingProperty: 'last_id' },
          message: "must have required property 'last_id'",
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (data.first_id !== void 0) {
        if (typeof data.first_id !== 'string') {
          const err4 = {
            instancePath: instancePath + '/first_id',
            schemaPath: '#/then/properties/first_id/type',
            keyword: 'type',
            params: { type: 'string' },
            message: 'must be string',
          };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
      if (data.last_id !== void 0) {
        if (typeof data.last_id !== 'string') {
          const err5 = {
            instancePath: instancePath + '/last_id',
            schemaPath: '#/then/properties/last_id/type',
            keyword: 'type',
            params: { type: 'string' },
            message: 'must be string',
          };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    if (valid0) {
      var props0 = {};
      props0.first_id = true;
      props0.last_id = true;
      props0.data = true;
    }
  }
  if (!valid0) {
    const err6 = {
      instancePath,
      schemaPath: '#/if',
      keyword: 'if',
      params: { failingKeyword: 'then' },
      message: 'must match "then" schema',
    };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.object === void 0) {
      const err7 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'object' },
        message: "must have required property 'object'",
      };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    if (data.data === void 0) {
      const err8 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'data' },
        message: "must have required property 'data'",
      };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    if (data.has_more === void 0) {
      const err9 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'has_more' },
        message: "must have required property 'has_more'",
      };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    if (props0 !== true) {
      props0 = props0 || {};
      props0.object = true;
      props0.data = true;
      props0.first_id = true;
      props0.last_id = true;
      props0.has_more = true;
    }
    if (data.object !== void 0) {
      let data3 = data.object;
      if (typeof data3 !== 'string') {
        const err10 = {
          instancePath: instancePath + '/object',
          schemaPath: '#/properties/object/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if ('list' !== data3) {
        const err11 = {
          instancePath: instancePath + '/object',
          schemaPath: '#/properties/object/const',
          keyword: 'const',
          params: { allowedValue: 'list' },
          message: 'must be equal to constant',
        };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.data !== void 0) {
      let data4 = data.data;
      if (Array.isArray(data4)) {
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (
            !validate53(data4[i0], {
              instancePath: instancePath + '/data/' + i0,
              parentData: data4,
              parentDataProperty: i0,
              rootData,
              dynamicAnchors,
            })
          ) {
            vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err12 = {
          instancePath: instancePath + '/data',
          schemaPath: '#/properties/data/type',
          keyword: 'type',
          params: { type: 'array' },
          message: 'must be array',
        };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.first_id !== void 0) {
      let data6 = data.first_id;
      if (typeof data6 !== 'string' && data6 !== null) {
        const err13 = {
          instancePath: instancePath + '/first_id',
          schemaPath: '#/properties/first_id/type',
          keyword: 'type',
          params: { type: schema21.properties.first_id.type },
          message: 'must be string,null',
        };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.last_id !== void 0) {
      let data7 = data.last_id;
      if (typeof data7 !== 'string' && data7 !== null) {
        const err14 = {
          instancePath: instancePath + '/last_id',
          schemaPath: '#/properties/last_id/type',
          keyword: 'type',
          params: { type: schema21.properties.last_id.type },
          message: 'must be string,null',
        };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.has_more !== void 0) {
      if (typeof data.has_more !== 'boolean') {
        const err15 = {
          instancePath: instancePath + '/has_more',
          schemaPath: '#/properties/has_more/type',
          keyword: 'type',
          params: { type: 'boolean' },
          message: 'must be boolean',
        };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
  } else {
    const err16 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      message: 'must be object',
    };
    if (vErrors === null) {
      vErrors = [err16];
    } else {
      vErrors.push(err16);
    }
    errors++;
  }
  validate54.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate54.evaluated = { dynamicProps: true, dynamicItems: false };
var compiledFileDeleted = validate56;
function validate56(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate56.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'id' },
        message: "must have required property 'id'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.object === void 0) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'object' },
        message: "must have required property 'object'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.deleted === void 0) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'deleted' },
        message: "must have required property 'deleted'",
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === 'string') {
        if (func1(data0) < 1) {
          const err3 = {
            instancePath: instancePath + '/id',
            schemaPath: '#/properties/id/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            message: 'must NOT have fewer than 1 characters',
          };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = {
          instancePath: instancePath + '/id',
          schemaPath: '#/properties/id/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.object !== void 0) {
      let data1 = data.object;
      if (typeof data1 !== 'string') {
        const err5 = {
          instancePath: instancePath + '/object',
          schemaPath: '#/properties/object/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if ('file' !== data1) {
        const err6 = {
          instancePath: instancePath + '/object',
          schemaPath: '#/properties/object/const',
          keyword: 'const',
          params: { allowedValue: 'file' },
          message: 'must be equal to constant',
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.deleted !== void 0) {
      if (typeof data.deleted !== 'boolean') {
        const err7 = {
          instancePath: instancePath + '/deleted',
          schemaPath: '#/properties/deleted/type',
          keyword: 'type',
          params: { type: 'boolean' },
          message: 'must be boolean',
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  } else {
    const err8 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      message: 'must be object',
    };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate56.errors = vErrors;
  return errors === 0;
}
validate56.evaluated = {
  props: { id: true, object: true, deleted: true },
  dynamicProps: false,
  dynamicItems: false,
};
var compiledFileExpiresAfter = validate57;
function validate57(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate57.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.anchor === void 0) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'anchor' },
        message: "must have required property 'anchor'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.seconds === void 0) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'seconds' },
        message: "must have required property 'seconds'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.anchor !== void 0) {
      let data0 = data.anchor;
      if (typeof data0 !== 'string') {
        const err2 = {
          instancePath: instancePath + '/anchor',
          schemaPath: '#/properties/anchor/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if ('created_at' !== data0) {
        const err3 = {
          instancePath: instancePath + '/anchor',
          schemaPath: '#/properties/anchor/const',
          keyword: 'const',
          params: { allowedValue: 'created_at' },
          message: 'must be equal to constant',
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.seconds !== void 0) {
      let data1 = data.seconds;
      if (!(typeof data1 == 'number' && !(data1 % 1) && !isNaN(data1))) {
        const err4 = {
          instancePath: instancePath + '/seconds',
          schemaPath: '#/properties/seconds/type',
          keyword: 'type',
          params: { type: 'integer' },
          message: 'must be integer',
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (typeof data1 == 'number') {
        if (data1 > 2592e3 || isNaN(data1)) {
          const err5 = {
            instancePath: instancePath + '/seconds',
            schemaPath: '#/properties/seconds/maximum',
            keyword: 'maximum',
            params: { comparison: '<=', limit: 2592e3 },
            message: 'must be <= 2592000',
          };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (data1 < 3600 || isNaN(data1)) {
          const err6 = {
            instancePath: instancePath + '/seconds',
            schemaPath: '#/properties/seconds/minimum',
            keyword: 'minimum',
            params: { comparison: '>=', limit: 3600 },
            message: 'must be >= 3600',
          };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
    }
  } else {
    const err7 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      message: 'must be object',
    };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate57.errors = vErrors;
  return errors === 0;
}
validate57.evaluated = {
  props: { anchor: true, seconds: true },
  dynamicProps: false,
  dynamicItems: false,
};
var compiledUpload = validate58;
var schema24 = {
  type: 'object',
  required: ['id', 'object', 'bytes', 'created_at', 'expires_at', 'filename', 'purpose', 'status'],
  properties: {
    id: { type: 'string', minLength: 1 },
    object: { const: 'upload', type: 'string' },
    bytes: { type: 'integer', minimum: 0 },
    created_at: { type: 'integer', minimum: 0 },
    expires_at: { type: 'integer', minimum: 0 },
    filename: { type: 'string' },
    purpose: { anyOf: [{ $ref: 'upspec:FilePurpose' }, { type: 'string' }] },
    status: { type: 'string', enum: ['pending', 'completed', 'cancelled', 'expired'] },
    file: { $ref: 'upspec:FileObject' },
  },
  if: { required: ['status'], properties: { status: { const: 'completed' } } },
  then: { required: ['file'] },
};
function validate58(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate58.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs1 = errors;
  let valid0 = true;
  const _errs2 = errors;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    let missing0;
    if (data.status === void 0 && (missing0 = 'status')) {
      const err0 = {};
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    } else {
      if (data.status !== void 0) {
        if ('completed' !== data.status) {
          const err1 = {};
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      }
    }
  }
  var _valid0 = _errs2 === errors;
  errors = _errs1;
  if (vErrors !== null) {
    if (_errs1) {
      vErrors.length = _errs1;
    } else {
      vErrors = null;
    }
  }
  if (_valid0) {
    const _errs4 = errors;
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.file === void 0) {
        const err2 = {
          instancePath,
          schemaPath: '#/then/required',
          keyword: 'required',
          params: { missingProperty: 'file' },
          message: "must have required property 'file'",
        };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    var _valid0 = _errs4 === errors;
    valid0 = _valid0;
  }
  if (!valid0) {
    const err3 = {
      instancePath,
      schemaPath: '#/if',
      keyword: 'if',
      params: { failingKeyword: 'then' },
      message: 'must match "then" schema',
    };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err4 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'id' },
        message: "must have required property 'id'",
      };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.object === void 0) {
      const err5 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'object' },
        message: "must have required property 'object'",
      };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.bytes === void 0) {
      const err6 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'bytes' },
        message: "must have required property 'bytes'",
      };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    if (data.created_at === void 0) {
      const err7 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'created_at' },
        message: "must have required property 'created_at'",
      };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    if (data.expires_at === void 0) {
      const err8 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'expires_at' },
        message: "must have required property 'expires_at'",
      };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    if (data.filename === void 0) {
      const err9 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'filename' },
        message: "must have required property 'filename'",
      };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    if (data.purpose === void 0) {
      const err10 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'purpose' },
        message: "must have required property 'purpose'",
      };
      if (vErrors === null) {
        vErrors = [err10];
      } else {
        vErrors.push(err10);
      }
      errors++;
    }
    if (data.status === void 0) {
      const err11 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'status' },
        message: "must have required property 'status'",
      };
      if (vErrors === null) {
        vErrors = [err11];
      } else {
        vErrors.push(err11);
      }
      errors++;
    }
    if (data.id !== void 0) {
      let data1 = data.id;
      if (typeof data1 === 'string') {
        if (func1(data1) < 1) {
          const err12 = {
            instancePath: instancePath + '/id',
            schemaPath: '#/properties/id/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            message: 'must NOT have fewer than 1 characters',
          };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = {
          instancePath: instancePath + '/id',
          schemaPath: '#/properties/id/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.object !== void 0) {
      let data2 = data.object;
      if (typeof data2 !== 'string') {
        const err14 = {
          instancePath: instancePath + '/object',
          schemaPath: '#/properties/object/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
      if ('upload' !== data2) {
        const err15 = {
          instancePath: instancePath + '/object',
          schemaPath: '#/properties/object/const',
          keyword: 'const',
          params: { allowedValue: 'upload' },
          message: 'must be equal to constant',
        };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.bytes !== void 0) {
      let data3 = data.bytes;
      if (!(typeof data3 == 'number' && !(data3 % 1) && !isNaN(data3))) {
        const err16 = {
          instancePath: instancePath + '/bytes',
          schemaPath: '#/properties/bytes/type',
          keyword: 'type',
          params: { type: 'integer' },
          message: 'must be integer',
        };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
      if (typeof data3 == 'number') {
        if (data3 < 0 || isNaN(data3)) {
          const err17 = {
            instancePath: instancePath + '/bytes',
            schemaPath: '#/properties/bytes/minimum',
            keyword: 'minimum',
            params: { comparison: '>=', limit: 0 },
            message: 'must be >= 0',
          };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      }
    }
    if (data.created_at !== void 0) {
      let data4 = data.created_at;
      if (!(typeof data4 == 'number' && !(data4 % 1) && !isNaN(data4))) {
        const err18 = {
          instancePath: instancePath + '/created_at',
          schemaPath: '#/properties/created_at/type',
          keyword: 'type',
          params: { type: 'integer' },
          message: 'must be integer',
        };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
      if (typeof data4 == 'number') {
        if (data4 < 0 || isNaN(data4)) {
          const err19 = {
            instancePath: instancePath + '/created_at',
            schemaPath: '#/properties/created_at/minimum',
            keyword: 'minimum',
            params: { comparison: '>=', limit: 0 },
            message: 'must be >= 0',
          };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
      }
    }
    if (data.expires_at !== void 0) {
      let data5 = data.expires_at;
      if (!(typeof data5 == 'number' && !(data5 % 1) && !isNaN(data5))) {
        const err20 = {
          instancePath: instancePath + '/expires_at',
          schemaPath: '#/properties/expires_at/type',
          keyword: 'type',
          params: { type: 'integer' },
          message: 'must be integer',
        };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
      if (typeof data5 == 'number') {
        if (data5 < 0 || isNaN(data5)) {
          const err21 = {
            instancePath: instancePath + '/expires_at',
            schemaPath: '#/properties/expires_at/minimum',
            keyword: 'minimum',
            params: { comparison: '>=', limit: 0 },
            message: 'must be >= 0',
          };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
      }
    }
    if (data.filename !== void 0) {
      if (typeof data.filename !== 'string') {
        const err22 = {
          instancePath: instancePath + '/filename',
          schemaPath: '#/properties/filename/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.purpose !== void 0) {
      let data7 = data.purpose;
      const _errs18 = errors;
      let valid3 = false;
      const _errs19 = errors;
      if (
        !validate52(data7, {
          instancePath: instancePath + '/purpose',
          parentData: data,
          parentDataProperty: 'purpose',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs19 === errors;
      valid3 = valid3 || _valid1;
      const _errs20 = errors;
      if (typeof data7 !== 'string') {
        const err23 = {
          instancePath: instancePath + '/purpose',
          schemaPath: '#/properties/purpose/anyOf/1/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
      var _valid1 = _errs20 === errors;
      valid3 = valid3 || _valid1;
      if (!valid3) {
        const err24 = {
          instancePath: instancePath + '/purpose',
          schemaPath: '#/properties/purpose/anyOf',
          keyword: 'anyOf',
          params: {},
          message: 'must match a schema in anyOf',
        };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      } else {
        errors = _errs18;
        if (vErrors !== null) {
          if (_errs18) {
            vErrors.length = _errs18;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.status !== void 0) {
      let data8 = data.status;
      if (typeof data8 !== 'string') {
        const err25 = {
          instancePath: instancePath + '/status',
          schemaPath: '#/properties/status/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
      if (!(
        data8 === 'pending' ||
        data8 === 'completed' ||
        data8 === 'cancelled' ||
        data8 === 'expired'
      )) {
        const err26 = {
          instancePath: instancePath + '/status',
          schemaPath: '#/properties/status/enum',
          keyword: 'enum',
          params: { allowedValues: schema24.properties.status.enum },
          message: 'must be equal to one of the allowed values',
        };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
    if (data.file !== void 0) {
      if (
        !validate53(data.file, {
          instancePath: instancePath + '/file',
          parentData: data,
          parentDataProperty: 'file',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err27 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      message: 'must be object',
    };
    if (vErrors === null) {
      vErrors = [err27];
    } else {
      vErrors.push(err27);
    }
    errors++;
  }
  validate58.errors = vErrors;
  return errors === 0;
}
validate58.evaluated = {
  props: {
    id: true,
    object: true,
    bytes: true,
    created_at: true,
    expires_at: true,
    filename: true,
    purpose: true,
    status: true,
    file: true,
  },
  dynamicProps: false,
  dynamicItems: false,
};
var compiledUploadPart = validate61;
function validate61(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate61.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'id' },
        message: "must have required property 'id'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.object === void 0) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'object' },
        message: "must have required property 'object'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.created_at === void 0) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'created_at' },
        message: "must have required property 'created_at'",
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.upload_id === void 0) {
      const err3 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'upload_id' },
        message: "must have required property 'upload_id'",
      };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === 'string') {
        if (func1(data0) < 1) {
          const err4 = {
            instancePath: instancePath + '/id',
            schemaPath: '#/properties/id/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            message: 'must NOT have fewer than 1 characters',
          };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = {
          instancePath: instancePath + '/id',
          schemaPath: '#/properties/id/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.object !== void 0) {
      let data1 = data.object;
      if (typeof data1 !== 'string') {
        const err6 = {
          instancePath: instancePath + '/object',
          schemaPath: '#/properties/object/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if ('upload.part' !== data1) {
        const err7 = {
          instancePath: instancePath + '/object',
          schemaPath: '#/properties/object/const',
          keyword: 'const',
          params: { allowedValue: 'upload.part' },
          message: 'must be equal to constant',
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.created_at !== void 0) {
      let data2 = data.created_at;
      if (!(typeof data2 == 'number' && !(data2 % 1) && !isNaN(data2))) {
        const err8 = {
          instancePath: instancePath + '/created_at',
          schemaPath: '#/properties/created_at/type',
          keyword: 'type',
          params: { type: 'integer' },
          message: 'must be integer',
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data2 == 'number') {
        if (data2 < 0 || isNaN(data2)) {
          const err9 = {
            instancePath: instancePath + '/created_at',
            schemaPath: '#/properties/created_at/minimum',
            keyword: 'minimum',
            params: { comparison: '>=', limit: 0 },
            message: 'must be >= 0',
          };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
    }
    if (data.upload_id !== void 0) {
      let data3 = data.upload_id;
      if (typeof data3 === 'string') {
        if (func1(data3) < 1) {
          const err10 = {
            instancePath: instancePath + '/upload_id',
            schemaPath: '#/properties/upload_id/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            message: 'must NOT have fewer than 1 characters',
          };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = {
          instancePath: instancePath + '/upload_id',
          schemaPath: '#/properties/upload_id/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
  } else {
    const err12 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      message: 'must be object',
    };
    if (vErrors === null) {
      vErrors = [err12];
    } else {
      vErrors.push(err12);
    }
    errors++;
  }
  validate61.errors = vErrors;
  return errors === 0;
}
validate61.evaluated = {
  props: { id: true, object: true, created_at: true, upload_id: true },
  dynamicProps: false,
  dynamicItems: false,
};
var compiledCreateFileRequest = validate62;
function validate62(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate62.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.file === void 0) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'file' },
        message: "must have required property 'file'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.purpose === void 0) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'purpose' },
        message: "must have required property 'purpose'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === 'purpose' || key0 === 'expires_after' || key0 === 'file')) {
        const err2 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          message: 'must NOT have additional properties',
        };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.purpose !== void 0) {
      if (
        !validate52(data.purpose, {
          instancePath: instancePath + '/purpose',
          parentData: data,
          parentDataProperty: 'purpose',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
        errors = vErrors.length;
      }
    }
    if (data.expires_after !== void 0) {
      if (
        !validate57(data.expires_after, {
          instancePath: instancePath + '/expires_after',
          parentData: data,
          parentDataProperty: 'expires_after',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
        errors = vErrors.length;
      }
    }
    if (data.file !== void 0) {
      if (typeof data.file !== 'string') {
        const err3 = {
          instancePath: instancePath + '/file',
          schemaPath: '#/properties/file/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      message: 'must be object',
    };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate62.errors = vErrors;
  return errors === 0;
}
validate62.evaluated = { props: true, dynamicProps: false, dynamicItems: false };
var compiledCreateUploadRequest = validate65;
function validate65(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate65.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.bytes === void 0) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'bytes' },
        message: "must have required property 'bytes'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.filename === void 0) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'filename' },
        message: "must have required property 'filename'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.mime_type === void 0) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'mime_type' },
        message: "must have required property 'mime_type'",
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.purpose === void 0) {
      const err3 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'purpose' },
        message: "must have required property 'purpose'",
      };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(
        key0 === 'bytes' ||
        key0 === 'filename' ||
        key0 === 'mime_type' ||
        key0 === 'purpose' ||
        key0 === 'expires_after'
      )) {
        const err4 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          message: 'must NOT have additional properties',
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.bytes !== void 0) {
      let data0 = data.bytes;
      if (!(typeof data0 == 'number' && !(data0 % 1) && !isNaN(data0))) {
        const err5 = {
          instancePath: instancePath + '/bytes',
          schemaPath: '#/properties/bytes/type',
          keyword: 'type',
          params: { type: 'integer' },
          message: 'must be integer',
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (typeof data0 == 'number') {
        if (data0 > 8589934592 || isNaN(data0)) {
          const err6 = {
            instancePath: instancePath + '/bytes',
            schemaPath: '#/properties/bytes/maximum',
            keyword: 'maximum',
            params: { comparison: '<=', limit: 8589934592 },
            message: 'must be <= 8589934592',
          };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data0 < 0 || isNaN(data0)) {
          const err7 = {
            instancePath: instancePath + '/bytes',
            schemaPath: '#/properties/bytes/minimum',
            keyword: 'minimum',
            params: { comparison: '>=', limit: 0 },
            message: 'must be >= 0',
          };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
    }
    if (data.filename !== void 0) {
      if (typeof data.filename !== 'string') {
        const err8 = {
          instancePath: instancePath + '/filename',
          schemaPath: '#/properties/filename/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.mime_type !== void 0) {
      if (typeof data.mime_type !== 'string') {
        const err9 = {
          instancePath: instancePath + '/mime_type',
          schemaPath: '#/properties/mime_type/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.purpose !== void 0) {
      if (
        !validate52(data.purpose, {
          instancePath: instancePath + '/purpose',
          parentData: data,
          parentDataProperty: 'purpose',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
        errors = vErrors.length;
      }
    }
    if (data.expires_after !== void 0) {
      if (
        !validate57(data.expires_after, {
          instancePath: instancePath + '/expires_after',
          parentData: data,
          parentDataProperty: 'expires_after',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err10 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      message: 'must be object',
    };
    if (vErrors === null) {
      vErrors = [err10];
    } else {
      vErrors.push(err10);
    }
    errors++;
  }
  validate65.errors = vErrors;
  return errors === 0;
}
validate65.evaluated = { props: true, dynamicProps: false, dynamicItems: false };
var compiledAddUploadPartRequest = validate68;
function validate68(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate68.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'data' },
        message: "must have required property 'data'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === 'data')) {
        const err1 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          message: 'must NOT have additional properties',
        };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.data !== void 0) {
      if (typeof data.data !== 'string') {
        const err2 = {
          instancePath: instancePath + '/data',
          schemaPath: '#/properties/data/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      message: 'must be object',
    };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate68.errors = vErrors;
  return errors === 0;
}
validate68.evaluated = { props: true, dynamicProps: false, dynamicItems: false };
var compiledCompleteUploadRequest = validate69;
function validate69(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate69.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.part_ids === void 0) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'part_ids' },
        message: "must have required property 'part_ids'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === 'part_ids' || key0 === 'md5')) {
        const err1 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          message: 'must NOT have additional properties',
        };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.part_ids !== void 0) {
      let data0 = data.part_ids;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data0[i0] !== 'string') {
            const err2 = {
              instancePath: instancePath + '/part_ids/' + i0,
              schemaPath: '#/properties/part_ids/items/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
            };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
        }
      } else {
        const err3 = {
          instancePath: instancePath + '/part_ids',
          schemaPath: '#/properties/part_ids/type',
          keyword: 'type',
          params: { type: 'array' },
          message: 'must be array',
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.md5 !== void 0) {
      if (typeof data.md5 !== 'string') {
        const err4 = {
          instancePath: instancePath + '/md5',
          schemaPath: '#/properties/md5/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      message: 'must be object',
    };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate69.errors = vErrors;
  return errors === 0;
}
validate69.evaluated = { props: true, dynamicProps: false, dynamicItems: false };
var compiledErrorResponse = validate70;
var schema31 = {
  type: 'object',
  required: ['message', 'type', 'param', 'code'],
  properties: {
    message: { type: 'string' },
    type: { type: 'string' },
    param: { type: ['string', 'null'] },
    code: { type: ['string', 'null'] },
  },
};
function validate71(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate71.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.message === void 0) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'message' },
        message: "must have required property 'message'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.type === void 0) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'type' },
        message: "must have required property 'type'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.param === void 0) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'param' },
        message: "must have required property 'param'",
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.code === void 0) {
      const err3 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'code' },
        message: "must have required property 'code'",
      };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.message !== void 0) {
      if (typeof data.message !== 'string') {
        const err4 = {
          instancePath: instancePath + '/message',
          schemaPath: '#/properties/message/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if (typeof data.type !== 'string') {
        const err5 = {
          instancePath: instancePath + '/type',
          schemaPath: '#/properties/type/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.param !== void 0) {
      let data2 = data.param;
      if (typeof data2 !== 'string' && data2 !== null) {
        const err6 = {
          instancePath: instancePath + '/param',
          schemaPath: '#/properties/param/type',
          keyword: 'type',
          params: { type: schema31.properties.param.type },
          message: 'must be string,null',
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.code !== void 0) {
      let data3 = data.code;
      if (typeof data3 !== 'string' && data3 !== null) {
        const err7 = {
          instancePath: instancePath + '/code',
          schemaPath: '#/properties/code/type',
          keyword: 'type',
          params: { type: schema31.properties.code.type },
          message: 'must be string,null',
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  } else {
    const err8 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      message: 'must be object',
    };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate71.errors = vErrors;
  return errors === 0;
}
validate71.evaluated = {
  props: { message: true, type: true, param: true, code: true },
  dynamicProps: false,
  dynamicItems: false,
};
function validate70(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate70.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.error === void 0) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'error' },
        message: "must have required property 'error'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.error !== void 0) {
      if (
        !validate71(data.error, {
          instancePath: instancePath + '/error',
          parentData: data,
          parentDataProperty: 'error',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate71.errors : vErrors.concat(validate71.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      message: 'must be object',
    };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate70.errors = vErrors;
  return errors === 0;
}
validate70.evaluated = {
  props: { error: true, detail: true },
  dynamicProps: false,
  dynamicItems: false,
};
var compiledError = validate71;

// <stdin>
var ValidationFailure = class extends Error {
  name = 'ValidationFailure';
  constructor(type, errors) {
    super(
      'the value is no ' +
        type +
        ': ' +
        errors.map((e) => (e.path || '(the value)') + ' ' + e.message).join(', '),
    );
    this.type = type;
    this.errors = errors;
  }
};
function toErrors(errors) {
  return (errors ?? []).map(({ instancePath, keyword, params, message }) => ({
    path: instancePath,
    keyword,
    message: tell(keyword, params) ?? message ?? keyword,
    ...('missingProperty' in params && { property: params.missingProperty }),
    ...('additionalProperty' in params && { property: params.additionalProperty }),
  }));
}
function tell(keyword, params) {
  if (keyword === 'const') return 'must be ' + JSON.stringify(params.allowedValue);
  if (keyword === 'enum')
    return 'must be one of ' + params.allowedValues.map((v) => JSON.stringify(v)).join(', ');
  if (keyword === 'additionalProperties')
    return 'must not have the property ' + JSON.stringify(params.additionalProperty);
  return void 0;
}
function isFilePurpose(value) {
  return compiledFilePurpose(value);
}
function assertFilePurpose(value) {
  if (!compiledFilePurpose(value))
    throw new ValidationFailure('FilePurpose', toErrors(compiledFilePurpose.errors));
}
function validateFilePurpose(value) {
  return compiledFilePurpose(value)
    ? { ok: true, value }
    : { ok: false, errors: toErrors(compiledFilePurpose.errors) };
}
function isFileObject(value) {
  return compiledFileObject(value);
}
function assertFileObject(value) {
  if (!compiledFileObject(value))
    throw new ValidationFailure('FileObject', toErrors(compiledFileObject.errors));
}
function validateFileObject(value) {
  return compiledFileObject(value)
    ? { ok: true, value }
    : { ok: false, errors: toErrors(compiledFileObject.errors) };
}
function isFileList(value) {
  return compiledFileList(value);
}
function assertFileList(value) {
  if (!compiledFileList(value))
    throw new ValidationFailure('FileList', toErrors(compiledFileList.errors));
}
function validateFileList(value) {
  return compiledFileList(value)
    ? { ok: true, value }
    : { ok: false, errors: toErrors(compiledFileList.errors) };
}
function isFileDeleted(value) {
  return compiledFileDeleted(value);
}
function assertFileDeleted(value) {
  if (!compiledFileDeleted(value))
    throw new ValidationFailure('FileDeleted', toErrors(compiledFileDeleted.errors));
}
function validateFileDeleted(value) {
  return compiledFileDeleted(value)
    ? { ok: true, value }
    : { ok: false, errors: toErrors(compiledFileDeleted.errors) };
}
function isFileExpiresAfter(value) {
  return compiledFileExpiresAfter(value);
}
function assertFileExpiresAfter(value) {
  if (!compiledFileExpiresAfter(value))
    throw new ValidationFailure('FileExpiresAfter', toErrors(compiledFileExpiresAfter.errors));
}
function validateFileExpiresAfter(value) {
  return compiledFileExpiresAfter(value)
    ? { ok: true, value }
    : { ok: false, errors: toErrors(compiledFileExpiresAfter.errors) };
}
function isUpload(value) {
  return compiledUpload(value);
}
function assertUpload(value) {
  if (!compiledUpload(value))
    throw new ValidationFailure('Upload', toErrors(compiledUpload.errors));
}
function validateUpload(value) {
  return compiledUpload(value)
    ? { ok: true, value }
    : { ok: false, errors: toErrors(compiledUpload.errors) };
}
function isUploadPart(value) {
  return compiledUploadPart(value);
}
function assertUploadPart(value) {
  if (!compiledUploadPart(value))
    throw new ValidationFailure('UploadPart', toErrors(compiledUploadPart.errors));
}
function validateUploadPart(value) {
  return compiledUploadPart(value)
    ? { ok: true, value }
    : { ok: false, errors: toErrors(compiledUploadPart.errors) };
}
function isCreateFileRequest(value) {
  return compiledCreateFileRequest(value);
}
function assertCreateFileRequest(value) {
  if (!compiledCreateFileRequest(value))
    throw new ValidationFailure('CreateFileRequest', toErrors(compiledCreateFileRequest.errors));
}
function validateCreateFileRequest(value) {
  return compiledCreateFileRequest(value)
    ? { ok: true, value }
    : { ok: false, errors: toErrors(compiledCreateFileRequest.errors) };
}
function isCreateUploadRequest(value) {
  return compiledCreateUploadRequest(value);
}
function assertCreateUploadRequest(value) {
  if (!compiledCreateUploadRequest(value))
    throw new ValidationFailure(
      'CreateUploadRequest',
      toErrors(compiledCreateUploadRequest.errors),
    );
}
function validateCreateUploadRequest(value) {
  return compiledCreateUploadRequest(value)
    ? { ok: true, value }
    : { ok: false, errors: toErrors(compiledCreateUploadRequest.errors) };
}
function isAddUploadPartRequest(value) {
  return compiledAddUploadPartRequest(value);
}
function assertAddUploadPartRequest(value) {
  if (!compiledAddUploadPartRequest(value))
    throw new ValidationFailure(
      'AddUploadPartRequest',
      toErrors(compiledAddUploadPartRequest.errors),
    );
}
function validateAddUploadPartRequest(value) {
  return compiledAddUploadPartRequest(value)
    ? { ok: true, value }
    : { ok: false, errors: toErrors(compiledAddUploadPartRequest.errors) };
}
function isCompleteUploadRequest(value) {
  return compiledCompleteUploadRequest(value);
}
function assertCompleteUploadRequest(value) {
  if (!compiledCompleteUploadRequest(value))
    throw new ValidationFailure(
      'CompleteUploadRequest',
      toErrors(compiledCompleteUploadRequest.errors),
    );
}
function validateCompleteUploadRequest(value) {
  return compiledCompleteUploadRequest(value)
    ? { ok: true, value }
    : { ok: false, errors: toErrors(compiledCompleteUploadRequest.errors) };
}
function isErrorResponse(value) {
  return compiledErrorResponse(value);
}
function assertErrorResponse(value) {
  if (!compiledErrorResponse(value))
    throw new ValidationFailure('ErrorResponse', toErrors(compiledErrorResponse.errors));
}
function validateErrorResponse(value) {
  return compiledErrorResponse(value)
    ? { ok: true, value }
    : { ok: false, errors: toErrors(compiledErrorResponse.errors) };
}
function isError(value) {
  return compiledError(value);
}
function assertError(value) {
  if (!compiledError(value)) throw new ValidationFailure('Error', toErrors(compiledError.errors));
}
function validateError(value) {
  return compiledError(value)
    ? { ok: true, value }
    : { ok: false, errors: toErrors(compiledError.errors) };
}
var validators = {
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
export {
  ValidationFailure,
  assertAddUploadPartRequest,
  assertCompleteUploadRequest,
  assertCreateFileRequest,
  assertCreateUploadRequest,
  assertError,
  assertErrorResponse,
  assertFileDeleted,
  assertFileExpiresAfter,
  assertFileList,
  assertFileObject,
  assertFilePurpose,
  assertUpload,
  assertUploadPart,
  isAddUploadPartRequest,
  isCompleteUploadRequest,
  isCreateFileRequest,
  isCreateUploadRequest,
  isError,
  isErrorResponse,
  isFileDeleted,
  isFileExpiresAfter,
  isFileList,
  isFileObject,
  isFilePurpose,
  isUpload,
  isUploadPart,
  validateAddUploadPartRequest,
  validateCompleteUploadRequest,
  validateCreateFileRequest,
  validateCreateUploadRequest,
  validateError,
  validateErrorResponse,
  validateFileDeleted,
  validateFileExpiresAfter,
  validateFileList,
  validateFileObject,
  validateFilePurpose,
  validateUpload,
  validateUploadPart,
  validators,
};
