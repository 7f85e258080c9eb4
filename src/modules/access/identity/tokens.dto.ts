import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class SignInDto {
  @ApiProperty({ example: 'can.bo' })
  @IsString()
  @MaxLength(200)
  login!: string;

  @ApiProperty()
  @IsString()
  @MaxLength(200)
  password!: string;
}

export class TokenDto {
  @ApiProperty({ description: 'Send it as Authorization: Bearer TOKEN.' })
  token!: string;

  @ApiProperty({ description: 'Epoch milliseconds, UTC.' })
  expiresAt!: number;
}

export class WhoAmIDto {
  @ApiProperty({ enum: ['operator', 'officer', 'mentor', 'mentee'] })
  kind!: string;

  @ApiProperty({ description: 'Account or person.' })
  id!: string | null;

  @ApiProperty({
    nullable: true,
    type: String,
    description: 'Null for operators, who see all wards.',
  })
  wardId!: string | null;
}
