import { roles } from '../policies/policy';
import { Text } from '../../../platform/http/fields';
import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';

export class SignInDto {
  @ApiProperty({ example: 'can.bo' })
  @Text(200, 0)
  login!: string;

  @ApiProperty()
  @Text(200, 0)
  password!: string;

  /** Of the app or of the paper, where the account has a second factor. */
  @IsOptional()
  @Text(40, 0)
  code?: string;
}

export class TokenDto {
  @ApiProperty({ description: 'Send it as Authorization: Bearer TOKEN.' })
  token!: string;

  @ApiProperty({ description: 'Epoch milliseconds, UTC.' })
  expiresAt!: number;
}

export class WhoAmIDto {
  @ApiProperty({ enum: roles })
  kind!: string;

  @ApiProperty({ description: 'Account or person.' })
  id!: string | null;

  @ApiProperty({
    nullable: true,
    type: String,
    description:
      'The first of their wards; null for operators, who see all, and coordinators, who see what they have opened.',
  })
  wardId!: string | null;
}
